namespace MessageHub.Berichten.Model;

/// <summary>One version of an allocation (301).</summary>
public sealed record ToegewezenProduct : Klasse, IProductregel
{
    internal static readonly Shape<ToegewezenProduct> Shape = new Shape<ToegewezenProduct>("ToegewezenProduct", static () => new())
        .Number(nameof(ToewijzingNummer), x => x.ToewijzingNummer)
        .Text(nameof(ReferentieAanbieder), x => x.ReferentieAanbieder)
        .One(nameof(Product), x => x.Product, Product.Shape)
        .Date(nameof(Toewijzingsdatum), x => x.Toewijzingsdatum)
        .Time(nameof(Toewijzingstijd), x => x.Toewijzingstijd)
        .Date(nameof(Ingangsdatum), x => x.Ingangsdatum)
        .Date(nameof(Einddatum), x => x.Einddatum)
        .Code(nameof(RedenWijziging), x => x.RedenWijziging)
        .One(nameof(Omvang), x => x.Omvang, Omvang.Shape)
        .Number(nameof(Budget), x => x.Budget)
        .Text(nameof(Commentaar), x => x.Commentaar)
        .RetourCodes();

    /// <summary>Unique per gemeente and domain (TR332).</summary>
    public long ToewijzingNummer { get; init; }

    /// <summary>Reference of the request this honours (TR379).</summary>
    public string? ReferentieAanbieder { get; init; }

    /// <summary>What care it is; absent for any product of the category or of the gemeente.</summary>
    public Product? Product { get; init; }

    /// <summary>The day of the decision to allocate (IV013).</summary>
    public DateOnly Toewijzingsdatum { get; init; }

    /// <summary>The time of the decision; of two versions the later one holds.</summary>
    public TimeOnly Toewijzingstijd { get; init; }

    /// <summary>First day of the allocation, inclusive.</summary>
    public DateOnly Ingangsdatum { get; init; }

    /// <summary>Inclusive; absent is open-ended.</summary>
    public DateOnly? Einddatum { get; init; }

    /// <summary>Why an allocation that was sent before is changed (JZ002, WMO002); absent on a first version.</summary>
    public string? RedenWijziging { get; init; }

    /// <summary>How much, in a unit per frequency; absent where a budget or nothing is said.</summary>
    public Omvang? Omvang { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? Budget { get; init; }

    /// <summary>Free text of the sender; no rule reads it.</summary>
    public string? Commentaar { get; init; }

    DateOnly IProductregel.Begin => Ingangsdatum;

    DateOnly? IProductregel.Einde => Einddatum;

    string IProductregel.BeginElement => nameof(Ingangsdatum);

    string IProductregel.EindeElement => nameof(Einddatum);
}
