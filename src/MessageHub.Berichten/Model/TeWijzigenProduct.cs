namespace MessageHub.Berichten.Model;

/// <summary>An allocation that has to change (317).</summary>
public sealed record TeWijzigenProduct : Klasse, IProductregel
{
    internal static readonly Shape<TeWijzigenProduct> Shape = new Shape<TeWijzigenProduct>("TeWijzigenProduct", static () => new())
        .Number(nameof(ToewijzingNummer), x => x.ToewijzingNummer)
        .Date(nameof(GewensteIngangsdatum), x => x.GewensteIngangsdatum)
        .Date(nameof(Einddatum), x => x.Einddatum)
        .One(nameof(Omvang), x => x.Omvang, Omvang.Shape)
        .Number(nameof(Budget), x => x.Budget)
        .RetourCodes();

    /// <summary>Number of the allocation, unique per gemeente and domain.</summary>
    public long ToewijzingNummer { get; init; }

    /// <summary>The day from which the aanbieder asks it, inclusive.</summary>
    public DateOnly GewensteIngangsdatum { get; init; }

    /// <summary>Inclusive; absent is open-ended.</summary>
    public DateOnly? Einddatum { get; init; }

    /// <summary>How much, in a unit per frequency; absent where a budget or nothing is said.</summary>
    public Omvang? Omvang { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? Budget { get; init; }

    DateOnly IProductregel.Begin => GewensteIngangsdatum;

    DateOnly? IProductregel.Einde => Einddatum;

    string IProductregel.BeginElement => nameof(GewensteIngangsdatum);

    string IProductregel.EindeElement => nameof(Einddatum);

    Product? IProductregel.Product => null;
}
