using System.Globalization;
using System.Text;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// A region whose granted amounts, registered aanbieders, clients and shares are those of a published table of a jeugdregio (year 2025).
/// The aanbieders are invented and the BSNs are test numbers; made anew it is the same.
/// </summary>
internal sealed class Rivierenland
{
    public static readonly string[] Gemeenten = ["0214", "0216", "1740", "0281", "1960", "0668"];

    /// <summary>How many persons of a hundred live in each gemeente.</summary>
    private static readonly int[] Weights = [13, 14, 12, 30, 21, 10];

    /// <summary>The percelen with what the table prints; null is n.v.t.</summary>
    public static readonly Perceel[] Percelen =
    [
        new("wmo", "W1", "Persoonlijke verzorging", 52875, 27, 16, null, null, "03", "03A01"),
        new("wmo", "W2", "Individuele begeleiding", 8802420, 130, 1656, 3246, 6489, "02", "02A01"),
        new("wmo", "W3", "Begeleiding (groep)/Dagbesteding", 4038870, 83, 775, 3931, 6747, "07", "07A01"),
        new("wmo", "W4", "Kortdurend verblijf", 37972, 28, 10, null, null, "04", "04A01"),
        new("jw", "J1", "Persoonlijke verzorging", 172391, 16, 43, null, null, "40", "40A01"),
        new("jw", "J2", "Ambulante begeleiding", 7049016, 140, 1452, 3416, 5396, "45", "45A01"),
        new("jw", "J3", "Ambulante behandeling", 16511447, 115, 5686, 4026, 6616, "54", "54A01"),
        new("jw", "J4", "Logeren", 560158, 36, 110, 3759, 7643, "44", "44A01"),
        new("jw", "J5", "Wonen zonder behandeling", 3718607, 28, 262, 6610, 9105, "44", "44A02"),
        new("jw", "J6", "Behandeling met verblijf", 7568379, 34, 160, 6772, 8599, "43", "43A01"),
        new("jw", "J7", "Gecertificeerde instelling", 3172637, 3, 539, null, null, "48", "48A01", IsInScope: false),
        new("jw", "J8", "Landelijk ingekochte zorg", 2753885, 34, 148, null, null, "55", "55A01", IsInScope: false, HasConcentration: false),
        new("jw", "J9", "Jeugdzorg plus", 455461, 3, 9, null, null, "43", "43A02", IsInScope: false),
    ];

    private readonly Random random = new(3);
    private readonly List<Line> lines = [];
    private readonly List<(Perceel Perceel, string Agb)> registered = [];

    private Rivierenland()
    {
        var persons = TestBsns().Take(7356).ToArray();
        random.Shuffle(persons);
        var pools = new Dictionary<string, (string[] Persons, string[] Agbs)>
        {
            ["jw"] = (persons[..5700], [.. Agbs(6565, 190), .. Agbs(7575, 20)]),
            ["wmo"] = (persons[5700..], [.. Agbs(7575, 150)]),
        };
        var homes = new Dictionary<string, string>();
        foreach (var perceel in Percelen)
        {
            var (pool, agbs) = pools[perceel.Domein];
            random.Shuffle(agbs);
            registered.AddRange(agbs.Take(perceel.Registered).Select(a => (perceel, a)));
            random.Shuffle(pool);
            Divide(perceel, agbs, pool, homes);
        }
    }

    /// <param name="Domein">jw or wmo.</param>
    /// <param name="Code">Code of the perceel.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Euros">Granted.</param>
    /// <param name="Registered">Aanbieders.</param>
    /// <param name="Clients">Persons.</param>
    /// <param name="Top3">Share of the three largest in hundredths of a percent; null is n.v.t.</param>
    /// <param name="Top10">The same of the ten largest.</param>
    /// <param name="Categorie">ProductCategorie.</param>
    /// <param name="Product">ProductCode.</param>
    /// <param name="IsInScope">Within what the region buys together.</param>
    /// <param name="HasConcentration">Shares mean something.</param>
    public sealed record Perceel(
        string Domein, string Code, string Name, long Euros, int Registered, int Clients, int? Top3, int? Top10, string Categorie, string Product,
        bool IsInScope = true, bool HasConcentration = true);

    /// <summary>An allocation and what is claimed of it.</summary>
    public sealed record Line(long Nummer, string Gemeente, string Agb, Perceel Perceel, string Bsn, long Cents);

    public static Rivierenland Create() => new();

    public IReadOnlyList<Line> Lines => lines;

    /// <summary>Agreements, and the lists as files.</summary>
    public string Agreements => Csv(
        "gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan",
        from r in registered
        from gemeente in Gemeenten
        select $"{gemeente};{r.Agb};{r.Perceel.Domein};{r.Perceel.Code};{r.Perceel.Categorie};{r.Perceel.Product};83;output;;2024-01-01;;nee");

    public static string PercelenFile => Csv(
        "indeling;domein;code;naam;volgorde;in_scope;concentratie;van",
        Percelen.Select((p, i) => $"2025;{p.Domein};{p.Code};{p.Name};{i + 1};{(p.IsInScope ? "ja" : "nee")};{(p.HasConcentration ? "ja" : "nee")};2025-01-01"));

    public static string ProductsFile => Csv(
        "indeling;domein;productcode;perceel;van", Percelen.Select(p => $"2025;{p.Domein};{p.Product};{p.Code};2025-01-01"));

    /// <summary>The 301s and then the 323s: one of each for who delivers in a gemeente under a law.</summary>
    public IEnumerable<byte[]> Messages()
    {
        var exchanges = lines.GroupBy(l => (l.Gemeente, l.Agb, l.Perceel.Domein)).OrderBy(g => g.Key).ToList();
        return exchanges.Select((e, i) => Allocations(e.Key.Domein, e.Key.Gemeente, e.Key.Agb, $"T{i}", e))
            .Concat(exchanges.Select((e, i) => Claim(e.Key.Domein, e.Key.Gemeente, e.Key.Agb, $"D{i}", [.. e], "D")));
    }

    /// <summary>A 323 that takes back lines that were granted.</summary>
    public static byte[] Credit(string number, params Line[] taken) => Claim(taken[0].Perceel.Domein, taken[0].Gemeente, taken[0].Agb, number, taken, "C");

    /// <summary>Spreads a perceel over aanbieders so that the largest have their share, and what each has over its clients.</summary>
    private void Divide(Perceel perceel, string[] agbs, string[] pool, Dictionary<string, string> homes)
    {
        // 20 cents less in each of the six rows of the Jeugdwet in scope: rows still round to what is printed, their total to 35.579.997.
        var total = perceel.Euros * 100 - (perceel is { Domein: "jw", IsInScope: true } ? 20 : 0);
        var delivering = Math.Min(perceel.Registered, perceel.Clients);
        var amounts = AmountsOf(perceel, total, delivering);
        var counts = amounts.Select(a => 1 + (int)((perceel.Clients - delivering) * a / total)).ToArray();
        for (var i = 0; counts.Sum() < perceel.Clients; i++)
            counts[i % delivering]++;
        var next = 0;
        for (var i = 0; i < delivering; i++)
        {
            foreach (var cents in Parts(amounts[i], [.. Enumerable.Range(0, counts[i]).Select(_ => random.NextDouble() + 0.3)]))
            {
                var bsn = pool[next++];
                if (!homes.TryGetValue(bsn, out var home))
                    homes[bsn] = home = HomeOf(random.Next(Weights.Sum()));
                lines.Add(new(lines.Count + 1, home, agbs[i], perceel, bsn, cents));
            }
        }
    }

    private long[] AmountsOf(Perceel perceel, long total, int delivering)
    {
        if (perceel is not { Top3: { } share3, Top10: { } share10 })
            return Parts(total, [.. Enumerable.Range(0, delivering).Select(_ => random.NextDouble() + 0.1).OrderDescending()]);
        var (top3, top10) = (total * share3 / 10_000, total * share10 / 10_000);
        return
        [
            .. Parts(top3, [0.40, 0.33, 0.27]),
            .. Parts(top10 - top3, [.. Enumerable.Range(0, 7).Select(i => 7 - i * 0.15)]),
            .. Parts(total - top10, [.. Enumerable.Range(0, delivering - 10).Select(i => 1.0 / (i + 6))]),
        ];
    }

    /// <summary>Parts of a whole by weight; what is left over by rounding down goes to the first.</summary>
    private static long[] Parts(long whole, double[] weights)
    {
        var sum = weights.Sum();
        var parts = weights.Select(w => (long)(whole * (w / sum))).ToArray();
        parts[0] += whole - parts.Sum();
        return parts;
    }

    private static string HomeOf(int draw)
    {
        var i = 0;
        for (; draw >= Weights[i]; i++)
            draw -= Weights[i];
        return Gemeenten[i];
    }

    private static IEnumerable<string> Agbs(int start, int count) => Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{start}{i:0000}"));

    private static IEnumerable<string> TestBsns() =>
        from number in Enumerable.Range(999900000, 100_000)
        let digits = number.ToString(CultureInfo.InvariantCulture)
        where (Enumerable.Range(0, 8).Sum(i => (digits[i] - '0') * (9 - i)) - (digits[8] - '0')) % 11 == 0
        select digits;

    private static string Csv(string header, IEnumerable<string> rows) => $"{header}\n{string.Join('\n', rows)}\n";

    private static byte[] Allocations(string domein, string gemeente, string agb, string identificatie, IEnumerable<Line> exchange) => Xml(
        domein, 301, domein == "jw" ? "436" : "414", gemeente, agb, identificatie, "2025-02-20",
        string.Concat(exchange.GroupBy(l => l.Bsn).Select(client => $"""
            <Client><Bsn>{client.Key}</Bsn><Geboortedatum><b:Datum>{(domein == "wmo" ? 1950 : 2010)}-05-05</b:Datum></Geboortedatum><Geslacht>2</Geslacht>
            <Naam><b:Geslachtsnaam><b:Achternaam>Testpersoon</b:Achternaam></b:Geslachtsnaam><b:NaamGebruik>1</b:NaamGebruik></Naam>
            <Contactgegevens><Contact><Soort>01</Soort><Adres><b:Huis><b:Huisnummer>5</b:Huisnummer></b:Huis><b:Postcode>9999XX</b:Postcode><b:Straatnaam>Teststraat</b:Straatnaam><b:Plaatsnaam>Testdorp</b:Plaatsnaam><b:LandCode>NL</b:LandCode></Adres></Contact></Contactgegevens>
            <ToegewezenProducten>{string.Concat(client.Select(l => $"""
                <ToegewezenProduct><ToewijzingNummer>{l.Nummer}</ToewijzingNummer><Product><b:Categorie>{l.Perceel.Categorie}</b:Categorie><b:Code>{l.Perceel.Product}</b:Code></Product>
                <Toewijzingsdatum>2025-02-20</Toewijzingsdatum><Toewijzingstijd>10:00:00</Toewijzingstijd><Ingangsdatum>2025-03-01</Ingangsdatum><Einddatum>2025-12-31</Einddatum>
                <Omvang><b:Volume>{l.Cents}</b:Volume><b:Eenheid>83</b:Eenheid><b:Frequentie>6</b:Frequentie></Omvang></ToegewezenProduct>
                """))}</ToegewezenProducten></Client>
            """)));

    private static byte[] Claim(string domein, string gemeente, string agb, string number, IReadOnlyList<Line> exchange, string debitCredit)
    {
        var sum = exchange.Sum(l => l.Cents);
        var reference = debitCredit == "D" ? "R" : "C";
        return Xml(
            domein, 323, domein == "jw" ? "490" : "484", agb, gemeente, number, "2025-11-10",
            $"""
            <Declaratie><DeclaratieNummer>{number}</DeclaratieNummer><DeclaratiePeriode><b:Begindatum>2025-{(debitCredit == "D" ? "10-01" : "11-01")}</b:Begindatum><b:Einddatum>2025-{(debitCredit == "D" ? "10-31" : "11-30")}</b:Einddatum></DeclaratiePeriode>
            <DeclaratieDagtekening>2025-11-10</DeclaratieDagtekening><TotaalIngediendBedrag><b:TotaalBedrag>{sum}</b:TotaalBedrag><b:DebetCredit>{debitCredit}</b:DebetCredit></TotaalIngediendBedrag>
            <Clienten>{string.Concat(exchange.GroupBy(l => l.Bsn).Select(client => $"""
                <Client><Bsn>{client.Key}</Bsn><Prestaties>{string.Concat(client.Select(l => $"""
                    <Prestatie><ProductReferentie><b:ReferentieNummer>{reference}{l.Nummer}</b:ReferentieNummer>{(debitCredit == "D" ? "" : $"<b:VorigReferentieNummer>R{l.Nummer}</b:VorigReferentieNummer>")}</ProductReferentie>
                    <ToewijzingNummer>{l.Nummer}</ToewijzingNummer><ProductCategorie>{l.Perceel.Categorie}</ProductCategorie><ProductCode>{l.Perceel.Product}</ProductCode>
                    <ProductPeriode><b:Begindatum>2025-10-01</b:Begindatum><b:Einddatum>2025-10-31</b:Einddatum></ProductPeriode><GeleverdVolume>{l.Cents}</GeleverdVolume><Eenheid>83</Eenheid>
                    <IngediendBedrag><b:Bedrag>{l.Cents}</b:Bedrag><b:DebetCredit>{debitCredit}</b:DebetCredit></IngediendBedrag></Prestatie>
                    """))}</Prestaties></Client>
                """))}</Clienten></Declaratie>
            """);
    }

    private static byte[] Xml(string domein, int number, string code, string sender, string receiver, string identificatie, string day, string body)
    {
        var standard = $"http://www.istandaarden.nl/i{domein}/3_2";
        return Encoding.UTF8.GetBytes(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Bericht xmlns="{standard}/{domein}{number}/schema" xmlns:b="{standard}/basisschema/schema"><Header><BerichtCode>{code}</BerichtCode>
            <BerichtVersie>3</BerichtVersie><BerichtSubversie>2</BerichtSubversie><Afzender>{sender}</Afzender><Ontvanger>{receiver}</Ontvanger>
            <BerichtIdentificatie><b:Identificatie>{identificatie}</b:Identificatie><b:Dagtekening>{day}</b:Dagtekening></BerichtIdentificatie>
            <XsdVersie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></XsdVersie></Header>{body}</Bericht>
            """);
    }
}
