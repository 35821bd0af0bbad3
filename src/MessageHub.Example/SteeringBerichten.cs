using System.Text;

namespace MessageHub.Example;

/// <summary>The messages of a region of steering, with only what their figures need.</summary>
public static class SteeringBerichten
{
    /// <summary>The day from which allocations are, and the day on which claims are judged.</summary>
    public static readonly DateOnly AllocatedOn = new(2025, 2, 20);

    /// <summary>See <see cref="AllocatedOn"/>.</summary>
    public static readonly DateOnly ClaimedOn = new(2026, 2, 10);

    /// <summary>A 301 for one client.</summary>
    public static byte[] Allocations(string identificatie, IReadOnlyList<SteeringLine> client)
    {
        var (first, isWmo) = (client[0], client[0].Perceel.Domein == "wmo");
        return Xml(
            first.Perceel.Domein, 301, isWmo ? "414" : "436", first.Gemeente, first.Agb, identificatie, "2025-02-20",
            $"""
            <Client><Bsn>{first.Bsn}</Bsn><Geboortedatum><b:Datum>{(isWmo ? 1950 : 2010)}-05-05</b:Datum></Geboortedatum>
            <Geslacht>2</Geslacht>
            <Naam><b:Geslachtsnaam><b:Achternaam>Testpersoon</b:Achternaam></b:Geslachtsnaam><b:NaamGebruik>1</b:NaamGebruik></Naam>
            <Contactgegevens><Contact><Soort>01</Soort><Adres><b:Huis><b:Huisnummer>5</b:Huisnummer></b:Huis><b:Postcode>9999XX</b:Postcode>
            <b:Straatnaam>Teststraat</b:Straatnaam><b:Plaatsnaam>Testdorp</b:Plaatsnaam><b:LandCode>NL</b:LandCode>
            </Adres></Contact></Contactgegevens>
            <ToegewezenProducten>{string.Concat(client.Select(l => $"""
                <ToegewezenProduct><ToewijzingNummer>{l.Nummer}</ToewijzingNummer>
                <Product><b:Categorie>{l.Perceel.Categorie}</b:Categorie><b:Code>{l.Perceel.Product}</b:Code></Product>
                <Toewijzingsdatum>2025-02-20</Toewijzingsdatum><Toewijzingstijd>10:00:00</Toewijzingstijd>
                <Ingangsdatum>2025-03-01</Ingangsdatum><Einddatum>2025-12-31</Einddatum>
                <Omvang><b:Volume>{l.Volume}</b:Volume><b:Eenheid>{l.Eenheid}</b:Eenheid><b:Frequentie>6</b:Frequentie></Omvang>
                </ToegewezenProduct>
                """))}</ToegewezenProducten></Client>
            """);
    }

    /// <summary>A 323 over October, or one that takes back lines of it and is claimed with the next month.</summary>
    public static byte[] Claim(string number, IReadOnlyList<SteeringLine> lines, bool isCredit)
    {
        var (line, sum, dc) = (lines[0], lines.Sum(l => l.Cents), isCredit ? "C" : "D");
        var (first, last, day) = isCredit ? ("2025-11-01", "2025-11-30", "2025-12-10") : ("2025-10-01", "2025-10-31", "2025-11-10");
        return Xml(
            line.Perceel.Domein, 323, line.Perceel.Domein == "wmo" ? "484" : "490", line.Agb, line.Gemeente, number, day,
            $"""
            <Declaratie><DeclaratieNummer>{number}</DeclaratieNummer>
            <DeclaratiePeriode><b:Begindatum>{first}</b:Begindatum><b:Einddatum>{last}</b:Einddatum></DeclaratiePeriode>
            <DeclaratieDagtekening>{day}</DeclaratieDagtekening>
            <TotaalIngediendBedrag><b:TotaalBedrag>{sum}</b:TotaalBedrag><b:DebetCredit>{dc}</b:DebetCredit></TotaalIngediendBedrag>
            <Clienten>{string.Concat(lines.GroupBy(l => l.Bsn).Select(client => $"""
                <Client><Bsn>{client.Key}</Bsn><Prestaties>{string.Concat(client.Select(l => Prestatie(l, isCredit)))}</Prestaties></Client>
                """))}</Clienten></Declaratie>
            """);
    }

    private static string Prestatie(SteeringLine line, bool isCredit)
    {
        var reference = isCredit
            ? $"<b:ReferentieNummer>C{line.Nummer}</b:ReferentieNummer><b:VorigReferentieNummer>R{line.Nummer}</b:VorigReferentieNummer>"
            : $"<b:ReferentieNummer>R{line.Nummer}</b:ReferentieNummer>";
        return $"""
            <Prestatie><ProductReferentie>{reference}</ProductReferentie>
            <ToewijzingNummer>{line.Nummer}</ToewijzingNummer><ProductCategorie>{line.Perceel.Categorie}</ProductCategorie>
            <ProductCode>{line.Perceel.Product}</ProductCode>
            <ProductPeriode><b:Begindatum>2025-10-01</b:Begindatum><b:Einddatum>2025-10-31</b:Einddatum></ProductPeriode>
            <GeleverdVolume>{line.Volume}</GeleverdVolume><Eenheid>{line.Eenheid}</Eenheid>
            {(line.Perceel.Tarief is { } tarief ? $"<ProductTarief>{tarief}</ProductTarief>" : "")}
            <IngediendBedrag><b:Bedrag>{line.Cents}</b:Bedrag><b:DebetCredit>{(isCredit ? "C" : "D")}</b:DebetCredit></IngediendBedrag>
            </Prestatie>
            """;
    }

    private static byte[] Xml(
        string domein, int number, string code, string sender, string receiver, string identificatie, string day, string body)
    {
        var standard = $"http://www.istandaarden.nl/i{domein}/3_2";
        return Encoding.UTF8.GetBytes(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Bericht xmlns="{standard}/{domein}{number}/schema" xmlns:b="{standard}/basisschema/schema"><Header>
            <BerichtCode>{code}</BerichtCode><BerichtVersie>3</BerichtVersie><BerichtSubversie>2</BerichtSubversie>
            <Afzender>{sender}</Afzender><Ontvanger>{receiver}</Ontvanger><BerichtIdentificatie>
            <b:Identificatie>{identificatie}</b:Identificatie><b:Dagtekening>{day}</b:Dagtekening></BerichtIdentificatie>
            <XsdVersie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></XsdVersie>
            </Header>{body}</Bericht>
            """);
    }
}
