using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Tariffs;

/// <summary>One imported agreement of a gemeente with an aanbieder on one product (tariffs.md §6).</summary>
public sealed record Agreement
{
    /// <summary>Variant: paid for the effort.</summary>
    public const string Inspanning = "inspanning";

    /// <summary>Variant: paid for the result.</summary>
    public const string Output = "output";

    /// <summary>Row of the file it was imported from, 1-based; the header is row 1.</summary>
    public required int Row { get; init; }

    /// <summary>Of the product that was agreed.</summary>
    public required string ProductCategorie { get; init; }

    /// <summary>The product that was agreed.</summary>
    public required string ProductCode { get; init; }

    /// <summary>The unit in which the tariff is expressed.</summary>
    public required string Eenheid { get; init; }

    /// <summary>Whole eurocents per unit, minutes too (T-006); null only for Eenheid 83.</summary>
    public long? Tarief { get; init; }

    /// <summary>First day, inclusive, on the axis of delivery dates.</summary>
    public required DateOnly GeldigVan { get; init; }

    /// <summary>Last day, inclusive; null is open-ended.</summary>
    public DateOnly? GeldigTot { get; init; }

    /// <summary>An hour tariff may be claimed in minutes.</summary>
    public required bool MinutenToegestaan { get; init; }

    /// <summary>The part of the contract this belongs to.</summary>
    public string Perceel { get; init; } = "";

    /// <summary><see cref="Inspanning"/>, <see cref="Output"/> or taak.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Where a value of it comes from, as people find it in the file of agreements.</summary>
    public Source Source => new($"afspraak {Row - 1} ({ProductCode}, eenheid {Eenheid}, vanaf {ComparedValue.Day(GeldigVan)})");

    /// <summary>Whether it is in force on a day; both ends are included.</summary>
    public bool IsValidOn(DateOnly date) => GeldigVan <= date && (GeldigTot is null || date <= GeldigTot);
}
