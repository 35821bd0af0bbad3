using System.Globalization;
using System.Text;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Benchmarks;

/// <summary>
/// A JW323 over May 2026 of many clients, with the allocations it refers to. Everything follows from the number of the client and a
/// seed; the persons are made of BSNs that are never given out.
/// </summary>
public static class GeneratedClaim
{
    public const string Aanbieder = "65656055";
    public const string Gemeente = "0297";

    /// <summary>The agreement on the one product that is claimed, as a file to import.</summary>
    public const string Agreements = """
        gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan
        0297;65656055;jw;P1;45;45A04;04;inspanning;82,50;2025-01-01;;ja

        """;

    /// <summary>After the Dagtekening of the claim.</summary>
    public static readonly DateOnly Today = new(2026, 6, 10);

    private const int Seed = 20260608;
    private const int LinesPerClient = 4;
    private const long FirstToewijzing = 10_000;
    private const long VolumePerMonth = 40;
    private const long Tarief = 8_250;
    private const string Categorie = "45";
    private const string Code = "45A04";

    private const string EndClient = "        </jw323:Prestaties>\n      </jw323:Client>\n";

    private static readonly Lazy<List<Bsn>> TestBsns = new(FindTestBsns);

    /// <summary>One line in so many claims more than its allocation allows.</summary>
    private const int RejectedEvery = 50;

    /// <summary>How many clients a claim of so many lines has.</summary>
    public static int ClientsOf(int lines) => (lines + LinesPerClient - 1) / LinesPerClient;

    /// <summary>The allocation of each client, as the 301 that carried it.</summary>
    public static Bericht Allocation(int client)
    {
        var identity = BerichtIdentity.Of(new(3, 2), Standaard.Ijw, 301);
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = 3,
                BerichtSubversie = 2,
                Afzender = Gemeente,
                Ontvanger = Aanbieder,
                BerichtIdentificatie = new() { Identificatie = $"A{client:D6}", Dagtekening = new(2025, 12, 15) },
                XsdVersie = new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" },
            },
            Client = new()
            {
                Bsn = BsnOf(client),
                Geboortedatum = new() { Datum = new(2014, 2, 10) },
                Geslacht = "2",
                Naam = new() { Geslachtsnaam = new() { Achternaam = "Testpersoon" }, Voorletters = "A", NaamGebruik = "1" },
                Contactgegevens =
                [
                    new()
                    {
                        Soort = "01",
                        Adres = new()
                        {
                            Huis = new() { Huisnummer = 5 }, Postcode = "9999XX", Straatnaam = "Teststraat", Plaatsnaam = "Testdorp",
                            LandCode = "NL"
                        },
                    },
                ],
                ToegewezenProducten =
                [
                    new()
                    {
                        ToewijzingNummer = FirstToewijzing + client,
                        Product = new() { Categorie = Categorie, Code = Code },
                        Toewijzingsdatum = new(2025, 12, 15),
                        Toewijzingstijd = new(10, 0),
                        Ingangsdatum = new(2026, 1, 1),
                        Einddatum = new(2026, 12, 31),
                        Omvang = new() { Volume = VolumePerMonth, Eenheid = "04", Frequentie = "4" },
                    },
                ],
            },
        };
    }

    /// <summary>The claim as bytes, as a backoffice would send it: with prefixes and indented, some 1,000 bytes a line.</summary>
    public static byte[] Write(int lines)
    {
        var random = new Random(Seed);
        var body = new StringBuilder(lines * 1024);
        var total = 0L;
        for (var line = 0; line < lines; line++)
        {
            var (client, month) = (line / LinesPerClient, 5 - line % LinesPerClient);
            if (line % LinesPerClient == 0)
                body.Append(line == 0 ? "" : EndClient)
                    .Append("      <jw323:Client>\n        <jw323:Bsn>")
                    .Append(BsnOf(client).Value)
                    .Append("</jw323:Bsn>\n        <jw323:Prestaties>\n");
            var volume = random.Next(RejectedEvery) == 0 ? VolumePerMonth * 10 : random.NextInt64(1, VolumePerMonth);
            total += volume * Tarief;
            body.Append(CultureInfo.InvariantCulture, $"""
                          <jw323:Prestatie>
                            <jw323:ProductReferentie>
                              <ijw:ReferentieNummer>R2605{line:D8}</ijw:ReferentieNummer>
                            </jw323:ProductReferentie>
                            <jw323:ToewijzingNummer>{FirstToewijzing + client}</jw323:ToewijzingNummer>
                            <jw323:ProductCategorie>{Categorie}</jw323:ProductCategorie>
                            <jw323:ProductCode>{Code}</jw323:ProductCode>
                            <jw323:ProductPeriode>
                              <ijw:Begindatum>{new DateOnly(2026, month, 1):yyyy-MM-dd}</ijw:Begindatum>
                              <ijw:Einddatum>{new DateOnly(2026, month, DateTime.DaysInMonth(2026, month)):yyyy-MM-dd}</ijw:Einddatum>
                            </jw323:ProductPeriode>
                            <jw323:GeleverdVolume>{volume}</jw323:GeleverdVolume>
                            <jw323:Eenheid>04</jw323:Eenheid>
                            <jw323:ProductTarief>{Tarief}</jw323:ProductTarief>
                            <jw323:IngediendBedrag>
                              <ijw:Bedrag>{volume * Tarief}</ijw:Bedrag>
                              <ijw:DebetCredit>D</ijw:DebetCredit>
                            </jw323:IngediendBedrag>
                          </jw323:Prestatie>

                """);
        }

        var identity = BerichtIdentity.Of(new(3, 2), Standaard.Ijw, 323);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <jw323:Bericht xmlns:jw323="{identity.Namespace}" xmlns:ijw="{identity.BasisschemaNamespace}">
              <jw323:Header>
                <jw323:BerichtCode>{identity.BerichtCode}</jw323:BerichtCode>
                <jw323:BerichtVersie>3</jw323:BerichtVersie>
                <jw323:BerichtSubversie>2</jw323:BerichtSubversie>
                <jw323:Afzender>{Aanbieder}</jw323:Afzender>
                <jw323:Ontvanger>{Gemeente}</jw323:Ontvanger>
                <jw323:BerichtIdentificatie>
                  <ijw:Identificatie>C2605</ijw:Identificatie>
                  <ijw:Dagtekening>2026-06-08</ijw:Dagtekening>
                </jw323:BerichtIdentificatie>
                <jw323:XsdVersie>
                  <ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie>
                  <ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>
                </jw323:XsdVersie>
              </jw323:Header>
              <jw323:Declaratie>
                <jw323:DeclaratieNummer>D2605</jw323:DeclaratieNummer>
                <jw323:DeclaratiePeriode>
                  <ijw:Begindatum>2026-05-01</ijw:Begindatum>
                  <ijw:Einddatum>2026-05-31</ijw:Einddatum>
                </jw323:DeclaratiePeriode>
                <jw323:DeclaratieDagtekening>2026-06-08</jw323:DeclaratieDagtekening>
                <jw323:TotaalIngediendBedrag>
                  <ijw:TotaalBedrag>{total}</ijw:TotaalBedrag>
                  <ijw:DebetCredit>D</ijw:DebetCredit>
                </jw323:TotaalIngediendBedrag>
                <jw323:Clienten>
            {body}{EndClient}    </jw323:Clienten>
              </jw323:Declaratie>
            </jw323:Bericht>

            """));
    }

    /// <summary>The BSN of a client.</summary>
    private static Bsn BsnOf(int client) => TestBsns.Value[client % TestBsns.Value.Count];

    /// <summary>Numbers that pass the eleven test and are never given out.</summary>
    private static List<Bsn> FindTestBsns() =>
    [
        .. from number in Enumerable.Range(999_900_000, 100_000)
           let digits = number.ToString(CultureInfo.InvariantCulture)
           let sum = digits.Select((digit, at) => (digit - '0') * (at == 8 ? -1 : 9 - at)).Sum()
           where sum % 11 == 0
           select new Bsn(digits),
    ];
}
