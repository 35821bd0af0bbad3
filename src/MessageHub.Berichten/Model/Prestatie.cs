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

    /// <summary>By what the line is known, and which line it credits.</summary>
    public Referentie ProductReferentie { get; init; } = Referentie.Empty;

    /// <summary>Number of the allocation, unique per gemeente and domain.</summary>
    public long ToewijzingNummer { get; init; }

    /// <summary>Category of products (JZ020, WMO020).</summary>
    public string ProductCategorie { get; init; } = "";

    /// <summary>Code of the product within its category.</summary>
    public string ProductCode { get; init; } = "";

    /// <summary>The days of delivery, within one month (CS337).</summary>
    public GeslotenPeriode ProductPeriode { get; init; } = GeslotenPeriode.Empty;

    /// <summary>Whole units; eurocents when Eenheid is 83.</summary>
    public long GeleverdVolume { get; init; }

    /// <summary>Unit of the volume (WJ756).</summary>
    public string Eenheid { get; init; } = "";

    /// <summary>Whole eurocents per unit.</summary>
    public long? ProductTarief { get; init; }

    /// <summary>What is asked for the line, in eurocents with its sign.</summary>
    public BedragMetDC IngediendBedrag { get; init; } = BedragMetDC.Empty;
}
