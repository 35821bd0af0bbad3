using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Schemas;

namespace MessageHub.HubSimulator.Stories;

/// <summary>
/// One person's care from beginning to end: the gemeente allocates (301), the aanbieder starts (305), stops (307) and claims a month (323);
/// another product is asked for (315). The messages agree with each other, so that rules that look at earlier messages have nothing to say.
/// </summary>
/// <param name="Number">Reports stories apart: person, numbers and references follow from it.</param>
/// <param name="Today">The day all messages are made.</param>
public sealed record CareStory(int Number, string Gemeente, string Aanbieder, DateOnly Today, Standaard Standaard = Standaard.Ijw)
{
    private const long Tariff = 8200;

    private const long Hours = 8;

    /// <summary>First day of the month before last: care starts there.</summary>
    private DateOnly Begin => new DateOnly(Today.Year, Today.Month, 1).AddMonths(-2);

    private DateOnly ClaimedMonth => new DateOnly(Today.Year, Today.Month, 1).AddMonths(-1);

    private bool IsIjw => Standaard is Standaard.Ijw;

    private long ToewijzingNummer => 700_000 + Number;

    private Product Product => IsIjw ? new() { Categorie = "45", Code = "45A04" } : new() { Categorie = "02", Code = "02A03" };

    private Geboortedatum Geboortedatum => new() { Datum = new(IsIjw ? 2014 : 1950, 2, 10) };

    private Naam ShortNaam => new() { Geslachtsnaam = new() { Achternaam = "Testpersoon" }, Voorletters = "A" };

    /// <summary>301, of the gemeente.</summary>
    public Bericht Own301() => Make(301, new()
    {
        Naam = ShortNaam with { NaamGebruik = "1" },
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
                ToewijzingNummer = ToewijzingNummer,
                Product = Product,
                Toewijzingsdatum = Begin.AddDays(-10),
                Toewijzingstijd = new(10, 30),
                Ingangsdatum = Begin,
                Einddatum = Begin.AddYears(1).AddDays(-1),
                Omvang = new() { Volume = 10, Eenheid = "04", Frequentie = "4" },
            },
        ],
    });

    /// <summary>305: the start of what the 301 allocates.</summary>
    public Bericht Start305() => Make(305, new()
    {
        Naam = ShortNaam,
        StartProducten =
        [
            new()
            {
                ToewijzingNummer = ToewijzingNummer, Product = Product, ToewijzingIngangsdatum = Begin, Begindatum = Begin.AddDays(2),
                StatusAanlevering = "1"
            },
        ],
    });

    /// <summary>307: the end of it.</summary>
    public Bericht Stop307() => Make(307, new()
    {
        Naam = ShortNaam,
        StopProducten =
        [
            new()
            {
                ToewijzingNummer = ToewijzingNummer,
                Product = Product,
                ToewijzingIngangsdatum = Begin,
                Begindatum = Begin.AddDays(2),
                RedenBeeindiging = IsIjw ? "31" : "19",
                Einddatum = Today.AddDays(-1),
                StatusAanlevering = "1",
            },
        ],
    });

    /// <summary>315: a request for something more.</summary>
    public Bericht Request315() => Make(315, new()
    {
        Naam = ShortNaam,
        GezagsdragerBekend = IsIjw ? "1" : null,
        AangevraagdeProducten =
        [
            new()
            {
                ReferentieAanbieder = Named("V"),
                Product = IsIjw ? new() { Categorie = "45", Code = "45A53" } : new() { Categorie = "02", Code = "02A05" },
                ToewijzingIngangsdatum = new DateOnly(Today.Year, Today.Month, 1).AddMonths(1),
                ToewijzingEinddatum = new DateOnly(Today.Year, Today.Month, 1).AddMonths(7).AddDays(-1),
                Omvang = new() { Volume = 3, Eenheid = "04", Frequentie = "2" },
                Verwijzer = new() { Type = "01" },
            },
        ],
    });

    /// <summary>317: more of what the 315 asked for, once that is assigned under a number.</summary>
    public Bericht Change317(long toewijzingNummer)
    {
        var asked = Request315().Client!.AangevraagdeProducten![0];
        // A 317 says nothing of the person but who it is.
        return Make(317, client: null) with
        {
            Client = new()
            {
                Bsn = TestBsn.At(Number),
                Verzoek = new()
                {
                    ReferentieAanbieder = Named("W"),
                    RedenVerzoek = "1",
                    TeWijzigenProducten =
                    [
                        new()
                        {
                            ToewijzingNummer = toewijzingNummer,
                            GewensteIngangsdatum = asked.ToewijzingIngangsdatum.AddMonths(1),
                            Einddatum = asked.ToewijzingEinddatum,
                            Omvang = asked.Omvang! with { Volume = asked.Omvang.Volume + 1 },
                        },
                    ],
                },
            },
        };
    }

    /// <summary>323: a month of it.</summary>
    public Bericht Claim323()
    {
        var month = new GeslotenPeriode { Begindatum = ClaimedMonth, Einddatum = ClaimedMonth.AddMonths(1).AddDays(-1) };
        return Make(323, client: null) with
        {
            Declaratie = new()
            {
                DeclaratieNummer = Named("D"),
                DeclaratiePeriode = month,
                DeclaratieDagtekening = Today,
                TotaalIngediendBedrag = new() { TotaalBedrag = Hours * Tariff, DebetCredit = "D" },
                Clienten =
                [
                    new()
                    {
                        Bsn = TestBsn.At(Number),
                        Prestaties =
                        [
                            new()
                            {
                                ProductReferentie = new() { ReferentieNummer = Named("R") },
                                ToewijzingNummer = ToewijzingNummer,
                                ProductCategorie = Product.Categorie,
                                ProductCode = Product.Code!,
                                ProductPeriode = month,
                                GeleverdVolume = Hours,
                                Eenheid = "04",
                                ProductTarief = Tariff,
                                IngediendBedrag = new() { Bedrag = Hours * Tariff, DebetCredit = "D" },
                            },
                        ],
                    },
                ],
            },
        };
    }

    /// <summary>What the aanbieder sends after the 301, in the order that makes sense.</summary>
    public IEnumerable<Bericht> OfAanbieder() => [Request315(), Start305(), Stop307(), Claim323()];

    private string Named(string letter) => $"{letter}{Number.ToString(CultureInfo.InvariantCulture)}";

    private Bericht Make(int nummer, Client? client)
    {
        var identity = BerichtIdentity.Of(new(3, 2), Standaard, nummer);
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = 3,
                BerichtSubversie = 2,
                Afzender = identity.SentByGemeente ? Gemeente : Aanbieder,
                Ontvanger = identity.SentByGemeente ? Aanbieder : Gemeente,
                BerichtIdentificatie = new() { Identificatie = Named($"S{nummer}N"), Dagtekening = Today },
                XsdVersie = XsdVersie.Of(SchemaLibrary.BuiltIn.Of(identity)),
            },
            Client = client is null ? null : client with { Bsn = TestBsn.At(Number), Geboortedatum = Geboortedatum, Geslacht = "2" },
        };
    }
}
