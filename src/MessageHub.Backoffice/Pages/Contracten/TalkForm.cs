using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Register.Queries.Aanbieders;

namespace MessageHub.Backoffice.Pages.Contracten;

/// <summary>What somebody writes down of a talk: the talk, something to do, or something to reach.</summary>
public sealed class TalkForm
{
    private const int MaxLength = 500;

    /// <summary>What was talked about, or what is to be done.</summary>
    public string? Tekst { get; set; }

    /// <summary>Who is to do it.</summary>
    public string? Wie { get; set; }

    /// <summary>When the talk was.</summary>
    public DateOnly? Op { get; set; }

    /// <summary>By when, or when the next talk is.</summary>
    public DateOnly? Voor { get; set; }

    public AanbiederIndicator? Indicator { get; set; }

    /// <summary>The value to reach, with a comma or a point.</summary>
    public string? Doel { get; set; }

    /// <summary>The value to reach in hundredths, or null when it is none.</summary>
    public long? Target =>
        decimal.TryParse(
            (Doel ?? "").Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && value < 10_000_000 && decimal.Round(value, 2) == value
            ? (long)(value * 100)
            : null;

    /// <summary>Why a text cannot be kept, or null.</summary>
    public static string? ProblemOf(string? text, string what) =>
        string.IsNullOrWhiteSpace(text) ? $"Vul in {what}."
        : text.Length > MaxLength ? $"Gebruik hoogstens {MaxLength} tekens."
        : BsnText.IsIn(text) ? BsnText.Problem
        : null;
}
