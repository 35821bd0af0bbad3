using System.Globalization;

namespace MessageHub.Rules.Violations;

/// <summary>
/// Why a rule does not hold for one record: the values that were compared, where each came from, and the smallest change that would
/// pass. Plain Dutch, the same words for the same input, and never a BSN, a name, an address or a birth date.
/// </summary>
/// <param name="Remedy">The smallest change that would pass, as a sentence.</param>
/// <param name="Values">The values that were compared, in the order they matter.</param>
public sealed record Violation(string Remedy, params IReadOnlyList<ComparedValue> Values);

/// <summary>One value that took part in a comparison.</summary>
/// <param name="Name">Element name of the standard, or what the value is.</param>
/// <param name="Text">The value as people read it.</param>
/// <param name="Source">Where it came from.</param>
public sealed record ComparedValue(string Name, string Text, Source Source)
{
    /// <summary>What stands for a value that may not be shown: a BSN, a name, an address, a birth date.</summary>
    public const string NotShown = "(niet getoond)";

    /// <summary>What stands for an element that is absent.</summary>
    public const string Absent = "(leeg)";

    /// <summary>A value of the message that is judged.</summary>
    public static ComparedValue Here(string name, object? value) => new(name, Show(value), Source.ThisMessage);

    /// <summary>A value of the message that is judged and may not be shown.</summary>
    public static ComparedValue Hidden(string name) => new(name, NotShown, Source.ThisMessage);

    /// <summary>A value from elsewhere.</summary>
    public static ComparedValue From(Source source, string name, object? value) => new(name, Show(value), source);

    /// <summary>A date as people in the Netherlands write it.</summary>
    public static string Day(DateOnly date) => date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);

    private static string Show(object? value) => value switch
    {
        null => Absent,
        DateOnly date => Day(date),
        Berichten.Bsn => NotShown,
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? Absent,
    };
}

/// <summary>Where a compared value came from.</summary>
/// <param name="Text">In Dutch: "dit bericht", "de 301 van 12-05-2026 (toewijzing 10072)", "afspraak …".</param>
public sealed record Source(string Text)
{
    /// <summary>The message that is judged.</summary>
    public static readonly Source ThisMessage = new("dit bericht");

    /// <summary>The system date (level 4).</summary>
    public static readonly Source Today = new("de datum van vandaag");

    /// <summary>A code list or a bound of the standard itself.</summary>
    public static readonly Source Standard = new("de standaard");

    /// <summary>What no earlier message holds.</summary>
    public static readonly Source EarlierBerichten = new("de eerdere berichten");

    /// <summary>The text, as people read it.</summary>
    public override string ToString() => Text;
}
