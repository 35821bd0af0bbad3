using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;

namespace MessageHub.Example;

/// <summary>A claimed line of a person.</summary>
internal sealed record RegionLine(Bsn Bsn, Prestatie Prestatie)
{
    public static RegionLine Of(
        RegionClient client, RegionAllocation allocation, GeslotenPeriode periode, long volume, string referentie) =>
        new(
        client.Bsn,
        new()
        {
            ProductReferentie = new() { ReferentieNummer = referentie },
            ToewijzingNummer = allocation.Nummer,
            ProductCategorie = allocation.Product.Categorie,
            ProductCode = allocation.Product.Code,
            ProductPeriode = periode,
            GeleverdVolume = volume,
            Eenheid = allocation.Product.Eenheid,
            ProductTarief = allocation.Product.Tarief,
            IngediendBedrag = new() { Bedrag = volume * allocation.Product.Tarief, DebetCredit = Codes.DebetCredit.Debet },
        });

    /// <summary>The same line under another reference.</summary>
    public RegionLine As(string referentie) =>
        this with { Prestatie = Prestatie with { ProductReferentie = new() { ReferentieNummer = referentie } } };

    public RegionLine WithTarief(long tarief) =>
        this with { Prestatie = Prestatie with { ProductTarief = tarief, IngediendBedrag = Amount(Prestatie.GeleverdVolume * tarief) } };

    public RegionLine WithVolume(long volume) =>
        this with
        {
            Prestatie = Prestatie with { GeleverdVolume = volume, IngediendBedrag = Amount(volume * Prestatie.ProductTarief!.Value) },
        };

    public RegionLine OnToewijzing(long nummer) => this with { Prestatie = Prestatie with { ToewijzingNummer = nummer } };

    public RegionLine FromDay(DateOnly day) =>
        this with { Prestatie = Prestatie with { ProductPeriode = Prestatie.ProductPeriode with { Begindatum = day } } };

    /// <summary>Takes it back.</summary>
    public RegionLine Credit(string referentie) => this with
    {
        Prestatie = Prestatie with
        {
            ProductReferentie = new()
            {
                ReferentieNummer = referentie,
                VorigReferentieNummer = Prestatie.ProductReferentie.ReferentieNummer,
            },
            IngediendBedrag = Prestatie.IngediendBedrag with { DebetCredit = Codes.DebetCredit.Credit },
        },
    };

    private static BedragMetDC Amount(long bedrag) => new() { Bedrag = bedrag, DebetCredit = Codes.DebetCredit.Debet };
}
