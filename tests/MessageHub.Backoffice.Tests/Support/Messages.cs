using System.Text;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// Small valid messages of gemeente 0297 and aanbieder 65656055, with only what a test says differing. All BSNs are test numbers.
/// </summary>
internal static class Messages
{
    public const string Gemeente = "0297";
    public const string OtherGemeente = "0344";
    public const string Aanbieder = "65656055";
    public const string Bsn = "999900006";
    public const string OtherBsn = "999900018";

    /// <summary>An allocation of 45A04 (agreed, 85 euro) or any other code of category 45, from January to December 2026.</summary>
    /// <param name="Nummer">ToewijzingNummer.</param>
    /// <param name="Product">Product code.</param>
    /// <param name="Volume">Hours.</param>
    /// <param name="Frequentie">2 a week, 4 a month, 6 in all.</param>
    public sealed record Allocation(long Nummer, string Product = "45A04", int Volume = 40, string Frequentie = "4");

    /// <summary>A claimed line over May 2026, in hours.</summary>
    public sealed record Line(
        string Referentie, long Toewijzing, int Volume, int Tarief, string Product = "45A04", string Bsn = Messages.Bsn,
        string? Vorig = null, string Dc = "D", string Maand = "2026-05");

    public static byte[] Allocations(string identificatie, Allocation[] products,
        string gemeente = Gemeente, string bsn = Bsn, string name = "Voorbeeld", string? commentaar = null) => Xml(
        "301", "436", gemeente, Aanbieder, identificatie, "2026-05-01",
        $"""
        <m:Client>
          <m:Bsn>{bsn}</m:Bsn>
          <m:Geboortedatum><b:Datum>2014-02-10</b:Datum></m:Geboortedatum>
          <m:Geslacht>1</m:Geslacht>
          <m:Naam><b:Geslachtsnaam><b:Achternaam>{name}</b:Achternaam></b:Geslachtsnaam><b:NaamGebruik>1</b:NaamGebruik></m:Naam>
          <m:Contactgegevens><m:Contact><m:Soort>01</m:Soort><m:Adres><b:Huis><b:Huisnummer>5</b:Huisnummer></b:Huis><b:Postcode>9999XX</b:Postcode><b:Straatnaam>Teststraat</b:Straatnaam><b:Plaatsnaam>Testdorp</b:Plaatsnaam><b:LandCode>NL</b:LandCode></m:Adres></m:Contact></m:Contactgegevens>
          <m:ToegewezenProducten>{string.Concat(products.Select(p => $"""
            <m:ToegewezenProduct>
              <m:ToewijzingNummer>{p.Nummer}</m:ToewijzingNummer>
              <m:Product><b:Categorie>45</b:Categorie><b:Code>{p.Product}</b:Code></m:Product>
              <m:Toewijzingsdatum>2026-04-20</m:Toewijzingsdatum>
              <m:Toewijzingstijd>10:30:00</m:Toewijzingstijd>
              <m:Ingangsdatum>2026-01-01</m:Ingangsdatum>
              <m:Einddatum>2026-12-31</m:Einddatum>
              <m:Omvang><b:Volume>{p.Volume}</b:Volume><b:Eenheid>04</b:Eenheid><b:Frequentie>{p.Frequentie}</b:Frequentie></m:Omvang>
              {(commentaar is null ? "" : $"<m:Commentaar>{commentaar}</m:Commentaar>")}
            </m:ToegewezenProduct>
          """))}</m:ToegewezenProducten>
        </m:Client>
        """);

    public static byte[] Start(string identificatie, long toewijzing, string product = "45A04", string begin = "2026-01-05",
        string gemeente = Gemeente, string bsn = Bsn, string name = "Voorbeeld") => Xml(
        "305", "438", Aanbieder, gemeente, identificatie, "2026-06-01",
        $"""
        <m:Client>
          <m:Bsn>{bsn}</m:Bsn>
          <m:Geboortedatum><b:Datum>2014-02-10</b:Datum></m:Geboortedatum>
          <m:Geslacht>1</m:Geslacht>
          <m:Naam><b:Geslachtsnaam><b:Achternaam>{name}</b:Achternaam></b:Geslachtsnaam></m:Naam>
          <m:StartProducten>
            <m:StartProduct>
              <m:ToewijzingNummer>{toewijzing}</m:ToewijzingNummer>
              <m:Product><b:Categorie>45</b:Categorie><b:Code>{product}</b:Code></m:Product>
              <m:ToewijzingIngangsdatum>2026-01-01</m:ToewijzingIngangsdatum>
              <m:Begindatum>{begin}</m:Begindatum>
              <m:StatusAanlevering>1</m:StatusAanlevering>
            </m:StartProduct>
          </m:StartProducten>
        </m:Client>
        """);

    public static byte[] Claim(
        string identificatie, string declaratie, Line[] lines, string gemeente = Gemeente, string aanbieder = Aanbieder)
    {
        var total = lines.Sum(l => (l.Dc == "D" ? 1L : -1) * l.Volume * l.Tarief);
        return Xml(
            "323", "490", aanbieder, gemeente, identificatie, "2026-06-03",
            $"""
            <m:Declaratie>
              <m:DeclaratieNummer>{declaratie}</m:DeclaratieNummer>
              <m:DeclaratiePeriode><b:Begindatum>2026-05-01</b:Begindatum><b:Einddatum>2026-05-31</b:Einddatum></m:DeclaratiePeriode>
              <m:DeclaratieDagtekening>2026-06-03</m:DeclaratieDagtekening>
              <m:TotaalIngediendBedrag><b:TotaalBedrag>{Math.Abs(total)}</b:TotaalBedrag><b:DebetCredit>{(total < 0 ? "C" : "D")}</b:DebetCredit></m:TotaalIngediendBedrag>
              <m:Clienten>{string.Concat(lines.GroupBy(l => l.Bsn).Select(client => $"""
                <m:Client>
                  <m:Bsn>{client.Key}</m:Bsn>
                  <m:Prestaties>{string.Concat(client.Select(LineXml))}</m:Prestaties>
                </m:Client>
              """))}</m:Clienten>
            </m:Declaratie>
            """);
    }

    private static string LineXml(Line l)
    {
        var days = DateTime.DaysInMonth(int.Parse(l.Maand[..4]), int.Parse(l.Maand[5..]));
        return $"""
            <m:Prestatie>
              <m:ProductReferentie><b:ReferentieNummer>{l.Referentie}</b:ReferentieNummer>{(l.Vorig is null ? "" : $"<b:VorigReferentieNummer>{l.Vorig}</b:VorigReferentieNummer>")}</m:ProductReferentie>
              <m:ToewijzingNummer>{l.Toewijzing}</m:ToewijzingNummer>
              <m:ProductCategorie>45</m:ProductCategorie>
              <m:ProductCode>{l.Product}</m:ProductCode>
              <m:ProductPeriode><b:Begindatum>{l.Maand}-01</b:Begindatum><b:Einddatum>{l.Maand}-{days}</b:Einddatum></m:ProductPeriode>
              <m:GeleverdVolume>{l.Volume}</m:GeleverdVolume>
              <m:Eenheid>04</m:Eenheid>
              <m:ProductTarief>{l.Tarief}</m:ProductTarief>
              <m:IngediendBedrag><b:Bedrag>{l.Volume * l.Tarief}</b:Bedrag><b:DebetCredit>{l.Dc}</b:DebetCredit></m:IngediendBedrag>
            </m:Prestatie>
            """;
    }

    private static byte[] Xml(string nummer, string code, string afzender, string ontvanger,
        string identificatie, string dagtekening, string body) => Encoding.UTF8.GetBytes(
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <m:Bericht xmlns:m="http://www.istandaarden.nl/ijw/3_2/jw{nummer}/schema" xmlns:b="http://www.istandaarden.nl/ijw/3_2/basisschema/schema">
          <m:Header>
            <m:BerichtCode>{code}</m:BerichtCode><m:BerichtVersie>3</m:BerichtVersie><m:BerichtSubversie>2</m:BerichtSubversie>
            <m:Afzender>{afzender}</m:Afzender><m:Ontvanger>{ontvanger}</m:Ontvanger>
            <m:BerichtIdentificatie><b:Identificatie>{identificatie}</b:Identificatie><b:Dagtekening>{dagtekening}</b:Dagtekening></m:BerichtIdentificatie>
            <m:XsdVersie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></m:XsdVersie>
          </m:Header>
          {body}
        </m:Bericht>
        """);
}
