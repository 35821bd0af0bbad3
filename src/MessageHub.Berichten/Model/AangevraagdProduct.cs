namespace MessageHub.Berichten.Model;

/// <summary>One product of a request for allocation (315).</summary>
public sealed record AangevraagdProduct : Klasse, IProductregel
{
    internal static readonly Shape<AangevraagdProduct> Shape = new Shape<AangevraagdProduct>("AangevraagdProduct", static () => new())
        .Text(nameof(ReferentieAanbieder), x => x.ReferentieAanbieder)
        .Number(nameof(BeschikkingNummer), x => x.BeschikkingNummer)
        .One(nameof(Product), x => x.Product, Product.Shape)
        .Date(nameof(BeschikkingIngangsdatum), x => x.BeschikkingIngangsdatum)
        .Date(nameof(ToewijzingIngangsdatum), x => x.ToewijzingIngangsdatum)
        .Date(nameof(ToewijzingEinddatum), x => x.ToewijzingEinddatum)
        .One(nameof(Omvang), x => x.Omvang, Omvang.Shape)
        .Number(nameof(Budget), x => x.Budget)
        .One(nameof(Verwijzer), x => x.Verwijzer, Verwijzer.Shape)
        .Code(nameof(Raamcontract), x => x.Raamcontract)
        .Text(nameof(Commentaar), x => x.Commentaar)
        .RetourCodes();

    public string ReferentieAanbieder { get; init; } = "";

    public long? BeschikkingNummer { get; init; }

    public Product? Product { get; init; }

    public DateOnly? BeschikkingIngangsdatum { get; init; }

    public DateOnly ToewijzingIngangsdatum { get; init; }

    /// <summary>Inclusive; absent is open-ended.</summary>
    public DateOnly? ToewijzingEinddatum { get; init; }

    public Omvang? Omvang { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? Budget { get; init; }

    public Verwijzer Verwijzer { get; init; } = Verwijzer.Empty;

    public string? Raamcontract { get; init; }

    public string? Commentaar { get; init; }

    DateOnly IProductregel.Begin => ToewijzingIngangsdatum;

    DateOnly? IProductregel.Einde => ToewijzingEinddatum;

    string IProductregel.BeginElement => nameof(ToewijzingIngangsdatum);

    string IProductregel.EindeElement => nameof(ToewijzingEinddatum);
}
