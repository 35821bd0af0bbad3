using System.Globalization;
using MessageHub.Processing;
using MessageHub.Processing.Tables;

namespace MessageHub.Backoffice.Text;

/// <summary>One field of a table that is saved as a file.</summary>
/// <param name="Text">What a CSV says.</param>
/// <param name="Value">
/// The number, day or time that it is to a spreadsheet; null for text. Codes and numbers of things are text: a zero in front belongs to
/// them.
/// </param>
public readonly record struct Field(string? Text, object? Value)
{
    public static Field Of(string? text) => new(text, null);

    /// <summary>An amount of whole cents.</summary>
    public static Field Euro(long? cents) => cents is { } known ? new(CsvTable.Euro(known), known / 100m) : default;

    /// <summary>How many there are of something.</summary>
    public static Field Number(long count) => new(count.ToString(CultureInfo.InvariantCulture), count);

    /// <summary>31-12-2026, or nothing.</summary>
    public static Field Day(DateOnly? day) => day is { } known ? new(Dutch.Day(known), known) : default;

    /// <summary>2026-12-31, as our own files are read, or nothing.</summary>
    public static Field IsoDay(DateOnly? day) => new(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day);

    /// <summary>31-12-2026 14:05 by the clock of Amsterdam.</summary>
    public static Field Moment(DateTimeOffset moment)
    {
        var local = AmsterdamDate.LocalOf(moment);
        return new(Dutch.Moment(moment), local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute)));
    }
}
