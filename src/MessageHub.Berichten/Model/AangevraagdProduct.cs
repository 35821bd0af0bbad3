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

    /// <summary>The reference that the aanbieder gave the request.</summary>
    public string ReferentieAanbieder { get; init; } = "";

    /// <summary>Number of the decision of the gemeente, where the aanbieder knows one.</summary>
    public long? BeschikkingNummer { get; init; }

    /// <summary>What care it is; absent for any product of the category or of the gemeente.</summary>
    public Product? Product { get; init; }

    /// <summary>First day of the decision of the gemeente, inclusive.</summary>
    public DateOnly? BeschikkingIngangsdatum { get; init; }

    /// <summary>First day of the allocation, inclusive.</summary>
    public DateOnly ToewijzingIngangsdatum { get; init; }

    /// <summary>Inclusive; absent is open-ended.</summary>
    public DateOnly? ToewijzingEinddatum { get; init; }

    /// <summary>How much, in a unit per frequency; absent where a budget or nothing is said.</summary>
    public Omvang? Omvang { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? Budget { get; init; }

    /// <summary>Who referred the client to this care.</summary>
    public Verwijzer Verwijzer { get; init; } = Verwijzer.Empty;

    /// <summary>Whether the aanbieder has a framework contract (COD260).</summary>
    public string? Raamcontract { get; init; }

    /// <summary>Free text of the sender; no rule reads it.</summary>
    public string? Commentaar { get; init; }

    DateOnly IProductregel.Begin => ToewijzingIngangsdatum;

    DateOnly? IProductregel.Einde => ToewijzingEinddatum;

    string IProductregel.BeginElement => nameof(ToewijzingIngangsdatum);

    string IProductregel.EindeElement => nameof(ToewijzingEinddatum);
}
