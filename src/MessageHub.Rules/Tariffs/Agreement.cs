using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Tariffs;

/// <summary>One imported agreement of a gemeente with an aanbieder on one product (tariffs.md §6).</summary>
public sealed record Agreement
{
    /// <summary>Variant: paid for the effort.</summary>
    public const string Inspanning = "inspanning";

    /// <summary>Variant: paid for the result.</summary>
    public const string Output = "output";

    /// <summary>Herkomst: as it was agreed first.</summary>
    public const string Basis = "basis";

    /// <summary>Herkomst: an earlier tariff, raised or lowered by a percentage.</summary>
    public const string Indexering = "indexering";

    /// <summary>Herkomst: it takes the place of one that was wrong, or became another.</summary>
    public const string Correctie = "correctie";

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

    /// <summary>Which day says that it counts for a line.</summary>
    public TariefOp TariefOp { get; init; }

    /// <summary>How much of a month that an allocation does not fill may be claimed .</summary>
    public GebrokenMaand GebrokenMaand { get; init; }

    /// <summary>Codes of the frequencies in which it may be assigned, in order and separated by blanks; empty is each that the unit allows.
    /// </summary>
    public string Frequenties { get; init; } = "";

    /// <summary><see cref="Basis"/>, <see cref="Indexering"/> or <see cref="Correctie"/>: why it says what it says.</summary>
    public string Herkomst { get; init; } = Basis;

    /// <summary>The percentage of an <see cref="Indexering"/>; null when it is none, or nobody said.</summary>
    public decimal? Index { get; init; }

    /// <summary>Where a value of it comes from, as people find it in the file of agreements.</summary>
    public Source Source => new($"afspraak {Row - 1} ({ProductCode}, eenheid {Eenheid}, vanaf {ComparedValue.Day(GeldigVan)})");

    /// <summary>Whether it is in force on a day; both ends are included.</summary>
    public bool IsValidOn(DateOnly date) => GeldigVan <= date && (GeldigTot is null || date <= GeldigTot);

    /// <summary>The day on which it has to be in force to count for a line.</summary>
    /// <param name="delivered">First day of the ProductPeriode.</param>
    /// <param name="allocated">First day of the allocation, when there is one.</param>
    public DateOnly DecidingDay(DateOnly delivered, DateOnly? allocated) =>
        TariefOp is TariefOp.Toewijzing ? allocated ?? delivered : delivered;

    /// <summary>The tariff that a line in a unit that fits should have: minutes have a sixtieth of an hour tariff (IV081).</summary>
    public long? TariefOf(string eenheid) =>
        Tarief is { } agreed && eenheid != Eenheid ? HourTariff.PerMinute(agreed) : Tarief;

    /// <summary>Whether it may be assigned in a frequency.</summary>
    public bool AllowsFrequentie(string frequentie) => Frequenties.Length == 0 || Frequenties.Split(' ').Contains(frequentie);

    /// <summary>Whether it says the same as another, wherever either comes from.</summary>
    public bool SaysAs(Agreement other) => this with { Row = other.Row, Herkomst = other.Herkomst, Index = other.Index } == other;
}
