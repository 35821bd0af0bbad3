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

    public Product? Product { get; init; }

    public DateOnly Toewijzingsdatum { get; init; }

    public TimeOnly Toewijzingstijd { get; init; }

    public DateOnly Ingangsdatum { get; init; }

    /// <summary>Inclusive; absent is open-ended.</summary>
    public DateOnly? Einddatum { get; init; }

    public string? RedenWijziging { get; init; }

    public Omvang? Omvang { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? Budget { get; init; }

    public string? Commentaar { get; init; }

    DateOnly IProductregel.Begin => Ingangsdatum;

    DateOnly? IProductregel.Einde => Einddatum;

    string IProductregel.BeginElement => nameof(Ingangsdatum);

    string IProductregel.EindeElement => nameof(Einddatum);
}
