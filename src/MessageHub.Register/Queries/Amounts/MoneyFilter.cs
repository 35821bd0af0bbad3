using MessageHub.Berichten;
using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Amounts;

/// <summary>Which amounts are meant. What is null does not limit; all that is given has to hold.</summary>
public sealed record MoneyFilter
{
    /// <summary>Whose data may be seen.</summary>
    public required GemeenteScope Scope { get; init; }

    /// <summary>Which month counts.</summary>
    public MoneyAxis Axis { get; init; }

    /// <summary>First month on the axis, as any day in it.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last month on the axis, as any day in it.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>As known at the end of this day: claims judged later do not count (sap.md N19).</summary>
    public DateOnly? AsKnownOn { get; init; }

    /// <summary>The gemeente, four digits; null for all.</summary>
    public string? Gemeente { get; init; }

    /// <summary>iJw or iWmo; null for all.</summary>
    public Standaard? Standaard { get; init; }

    /// <summary>The aanbieder, an AGB code of eight digits; null for all.</summary>
    public string? Aanbieder { get; init; }

    /// <summary>Only this perceel; null for all.</summary>
    public string? Perceel { get; init; }

    /// <summary>Code of the product within its category; null for all.</summary>
    public string? ProductCode { get; init; }
}
