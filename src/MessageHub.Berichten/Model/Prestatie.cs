namespace MessageHub.Berichten.Model;

/// <summary>One claimed line: the total delivered of one product on one allocation in one ProductPeriode (323, 325).</summary>
public sealed record Prestatie : Klasse
{
    internal static readonly Shape<Prestatie> Shape = new Shape<Prestatie>("Prestatie", static () => new())
        .One(nameof(ProductReferentie), x => x.ProductReferentie, Referentie.Shape)
        .Number(nameof(ToewijzingNummer), x => x.ToewijzingNummer)
        .Code(nameof(ProductCategorie), x => x.ProductCategorie)
        .Code(nameof(ProductCode), x => x.ProductCode)
        .One(nameof(ProductPeriode), x => x.ProductPeriode, GeslotenPeriode.Shape)
        .Number(nameof(GeleverdVolume), x => x.GeleverdVolume)
        .Code(nameof(Eenheid), x => x.Eenheid)
        .Number(nameof(ProductTarief), x => x.ProductTarief)
        .One(nameof(IngediendBedrag), x => x.IngediendBedrag, BedragMetDC.Shape)
        .RetourCodes();

    public Referentie ProductReferentie { get; init; } = Referentie.Empty;

    public long ToewijzingNummer { get; init; }

    public string ProductCategorie { get; init; } = "";

    public string ProductCode { get; init; } = "";

    public GeslotenPeriode ProductPeriode { get; init; } = GeslotenPeriode.Empty;

    /// <summary>Whole units; eurocents when Eenheid is 83.</summary>
    public long GeleverdVolume { get; init; }

    public string Eenheid { get; init; } = "";

    /// <summary>Whole eurocents per unit.</summary>
    public long? ProductTarief { get; init; }

    public BedragMetDC IngediendBedrag { get; init; } = BedragMetDC.Empty;
}
