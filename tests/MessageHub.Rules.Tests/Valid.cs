using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Tests;

/// <summary>
/// Messages that break no rule against <see cref="Register"/>, as small as the standard allows. A test changes only what it is about,
/// with a <c>with</c> expression or through the <c>change</c> functions. Test BSNs only.
/// </summary>
internal static class Valid
{
    public static readonly Bsn Bsn = new("999900006");
    public static readonly Bsn OtherBsn = new("999900018");
    public const string Aanbieder = "65656055";
    public const string Gemeente = "0297";

    /// <summary>The allocation of <see cref="Register"/>: product of the family, 10 hours a month, 2026.</summary>
    public const long ToewijzingNummer = 10072;

    public static readonly DateOnly Dagtekening = new(2026, 6, 8);

    public static string Categorie(Standaard standaard) => standaard is Standaard.Ijw ? "45" : "02";

    public static string Code(Standaard standaard) => standaard is Standaard.Ijw ? "45A04" : "02A03";

    public static Product Product(Standaard standaard = Standaard.Ijw) =>
        new() { Categorie = Categorie(standaard), Code = Code(standaard) };

    public static Omvang Omvang(long volume = 10, string eenheid = "04", string frequentie = "4") =>
        new() { Volume = volume, Eenheid = eenheid, Frequentie = frequentie };

    /// <summary>The valid message of a number: 301, 305, 307, 315, 317, 319, 323 or 325.</summary>
    public static Bericht Bericht(int nummer, Standaard standaard = Standaard.Ijw) => nummer switch
    {
        301 => B301(standaard),
        305 => B305(standaard),
        307 => B307(standaard),
        315 => B315(standaard),
        317 => B317(standaard),
        319 => B319(standaard),
        323 => B323(standaard),
        325 => B325(standaard),
        _ => throw new ArgumentOutOfRangeException(nameof(nummer)),
    };

    public static Bericht B301(Standaard standaard = Standaard.Ijw, params ToegewezenProduct[] producten) => Of(301, standaard) with
    {
        Client = Person301() with { ToegewezenProducten = producten.Length > 0 ? producten : [ToegewezenProduct(standaard)] },
    };

    public static Bericht B305(Standaard standaard = Standaard.Ijw, params StartProduct[] producten) => Of(305, standaard) with
    {
        Client = Person() with { StartProducten = producten.Length > 0 ? producten : [StartProduct(standaard)] },
    };

    public static Bericht B307(Standaard standaard = Standaard.Ijw, params StopProduct[] producten) => Of(307, standaard) with
    {
        Client = Person() with { StopProducten = producten.Length > 0 ? producten : [StopProduct(standaard)] },
    };

    public static Bericht B315(Standaard standaard = Standaard.Ijw, params AangevraagdProduct[] producten) => Of(315, standaard) with
    {
        Client = Person() with { AangevraagdeProducten = producten.Length > 0 ? producten : [AangevraagdProduct(standaard)] },
    };

    public static Bericht B317(Standaard standaard = Standaard.Ijw, Verzoek? verzoek = null) => Of(317, standaard) with
    {
        Client = new() { Bsn = Bsn, Verzoek = verzoek ?? Verzoek(standaard) },
    };

    public static Bericht B319(Standaard standaard = Standaard.Ijw, Antwoord? antwoord = null) => Of(319, standaard) with
    {
        Antwoord = antwoord ?? new() { ReferentieAanbieder = "V001", VerzoekAntwoord = "2" },
    };

    /// <summary>A claim of one client over May 2026; the total follows from the lines.</summary>
    public static Bericht B323(Standaard standaard = Standaard.Ijw, params Prestatie[] prestaties) =>
        Claim(standaard, new Client { Bsn = Bsn, Prestaties = prestaties.Length > 0 ? prestaties : [Prestatie(standaard)] });

    /// <summary>A claim over May 2026; the total follows from the lines.</summary>
    public static Bericht Claim(Standaard standaard, params Client[] clienten) => Of(323, standaard) with
    {
        Declaratie = new()
        {
            DeclaratieNummer = "DN001",
            DeclaratiePeriode = Period("2026-05-01", "2026-05-31"),
            DeclaratieDagtekening = Dagtekening,
            TotaalIngediendBedrag = clienten.SelectMany(c => c.Prestaties!).Sum(p => p.IngediendBedrag.SignedCents()).ToTotaal(),
            Clienten = clienten,
        },
    };

    /// <summary>A 325 that grants nothing of one line.</summary>
    public static Bericht B325(Standaard standaard = Standaard.Ijw)
    {
        var bericht = Of(325, standaard);
        var prestatie = Prestatie(standaard) with { RetourCodes = ["9321"] };
        return bericht with
        {
            Header = bericht.Header with
            {
                DeclaratieIdentificatie = new() { Identificatie = "ID323", Dagtekening = Dagtekening },
                XsdVersieDeclaratie = new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" },
                RetourCodes = ["0200"],
            },
            DeclaratieAntwoord = new()
            {
                DeclaratieNummer = "DN001",
                TotaalIngediendBedrag = prestatie.IngediendBedrag.SignedCents().ToTotaal(),
                TotaalToegekendBedrag = 0L.ToTotaal(),
                Clienten = [new() { Bsn = Bsn, Prestaties = [prestatie], RetourCodes = ["0200"] }],
                RetourCodes = ["0200"],
            },
        };
    }

    public static ToegewezenProduct ToegewezenProduct(Standaard standaard = Standaard.Ijw) => new()
    {
        ToewijzingNummer = ToewijzingNummer,
        Product = Product(standaard),
        Toewijzingsdatum = new(2025, 12, 15),
        Toewijzingstijd = new(10, 0),
        Ingangsdatum = new(2026, 1, 1),
        Einddatum = new(2026, 12, 31),
        Omvang = Omvang(),
    };

    public static StartProduct StartProduct(Standaard standaard = Standaard.Ijw) => new()
    {
        ToewijzingNummer = ToewijzingNummer,
        Product = Product(standaard),
        ToewijzingIngangsdatum = new(2026, 1, 1),
        Begindatum = new(2026, 1, 12),
        StatusAanlevering = "1",
    };

    public static StopProduct StopProduct(Standaard standaard = Standaard.Ijw) => new()
    {
        ToewijzingNummer = ToewijzingNummer,
        Product = Product(standaard),
        ToewijzingIngangsdatum = new(2026, 1, 1),
        Begindatum = new(2026, 1, 5),
        RedenBeeindiging = "31",
        Einddatum = new(2026, 5, 29),
        StatusAanlevering = "1",
    };

    public static AangevraagdProduct AangevraagdProduct(Standaard standaard = Standaard.Ijw) => new()
    {
        ReferentieAanbieder = "V100",
        Product = Product(standaard),
        ToewijzingIngangsdatum = new(2026, 7, 1),
        ToewijzingEinddatum = new(2026, 12, 31),
        Omvang = Omvang(),
        Verwijzer = new() { Type = "01" },
    };

    /// <summary>Keeps the allocation of <see cref="Register"/> and asks for another product.</summary>
    public static Verzoek Verzoek(Standaard standaard = Standaard.Ijw) => new()
    {
        ReferentieAanbieder = "W100",
        RedenVerzoek = "1",
        OngewijzigdeProducten = [new() { ToewijzingNummer = ToewijzingNummer }],
        NieuweProducten = [NieuwProduct(standaard)],
    };

    public static NieuwProduct NieuwProduct(Standaard standaard = Standaard.Ijw) => new()
    {
        Product = standaard is Standaard.Ijw ? new() { Categorie = "44", Code = "44A09" } : new() { Categorie = "07", Code = "07A12" },
        GewensteIngangsdatum = new(2026, 7, 1),
        Einddatum = new(2026, 12, 31),
        Omvang = Omvang(2, "14", "4"),
    };

    public static TeWijzigenProduct TeWijzigenProduct() => new()
    {
        ToewijzingNummer = ToewijzingNummer,
        GewensteIngangsdatum = new(2026, 7, 1),
        Einddatum = new(2026, 12, 31),
        Omvang = Omvang(12),
    };

    /// <summary>5 hours in May 2026 at € 85,00.</summary>
    public static Prestatie Prestatie(Standaard standaard = Standaard.Ijw, string referentie = "R001") => new()
    {
        ProductReferentie = new() { ReferentieNummer = referentie },
        ToewijzingNummer = ToewijzingNummer,
        ProductCategorie = Categorie(standaard),
        ProductCode = Code(standaard),
        ProductPeriode = Period("2026-05-01", "2026-05-31"),
        GeleverdVolume = 5,
        Eenheid = "04",
        ProductTarief = 8500,
        IngediendBedrag = new() { Bedrag = 42500, DebetCredit = "D" },
    };

    public static Contact Contact(string soort = "01") => new()
    {
        Soort = soort,
        Adres = new()
        {
            Huis = new() { Huisnummer = 5 },
            Postcode = "9999XX",
            Straatnaam = "Teststraat",
            Plaatsnaam = "Testdorp",
            LandCode = "NL",
        },
    };

    /// <summary>A parent, who holds the gezag.</summary>
    public static Relatie Relatie() => new()
    {
        Nummer = "1",
        Soort = "10",
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" }, NaamGebruik = "1" },
        Contact = Contact(),
    };

    public static GeslotenPeriode Period(string begin, string end) =>
        new() { Begindatum = DateOnly.ParseExact(begin, "yyyy-MM-dd"), Einddatum = DateOnly.ParseExact(end, "yyyy-MM-dd") };

    /// <summary>The register the messages above are right against: one allocation of the client, with a running start.</summary>
    public static RegisterSnapshot Register(Standaard standaard = Standaard.Ijw) => With(Toewijzing(standaard)) with
    {
        Aanvragen = [Aanvraag()],
    };

    /// <summary>A register with these allocations and nothing else.</summary>
    public static RegisterSnapshot With(params Toewijzing[] toewijzingen) => new()
    {
        Toewijzingen = toewijzingen.ToDictionary(t => t.Nummer),
        ClientsWithToewijzing = toewijzingen.Select(t => t.Bsn).ToHashSet(),
    };

    public static Toewijzing Toewijzing(Standaard standaard = Standaard.Ijw) => new()
    {
        Nummer = ToewijzingNummer,
        Bsn = Bsn,
        Aanbieder = Aanbieder,
        Product = Product(standaard),
        Toewijzingsdatum = new(2025, 12, 15),
        Toewijzingstijd = new(10, 0),
        Ingangsdatum = new(2026, 1, 1),
        Einddatum = new(2026, 12, 31),
        Omvang = Omvang(),
        Bericht = new(301, "ID301", new(2025, 12, 15)),
    };

    /// <summary>The start that <see cref="StopProduct"/> ends.</summary>
    public static Start Start(Standaard standaard = Standaard.Ijw) =>
        new(ToewijzingNummer, Product(standaard), new(2026, 1, 5), new(305, "ID305", new(2026, 1, 6)));

    /// <summary>The open request that the 319 answers.</summary>
    public static Aanvraag Aanvraag(string referentie = "V001") =>
        new() { ReferentieAanbieder = referentie, Bsn = Bsn, Bericht = new(315, "ID315", new(2026, 6, 1)) };

    /// <summary>A granted line of an earlier claim, on the allocation of <see cref="Register"/>.</summary>
    public static EarlierPrestatie Earlier(
        string referentie = "R900", string begin = "2026-04-01", string end = "2026-04-30", long volume = 5) =>
        new()
    {
        ReferentieNummer = referentie,
        Bsn = Bsn,
        ToewijzingNummer = ToewijzingNummer,
        ProductCategorie = "45",
        ProductCode = "45A04",
        Begindatum = DateOnly.ParseExact(begin, "yyyy-MM-dd"),
        Einddatum = DateOnly.ParseExact(end, "yyyy-MM-dd"),
        GeleverdVolume = volume,
        Eenheid = "04",
        ProductTarief = 8500,
        Bedrag = volume * 8500,
        IsDebit = true,
        State = PrestatieState.Granted,
        Bericht = new(323, "ID323E", new(2026, 5, 4)),
    };

    private static Bericht Of(int nummer, Standaard standaard)
    {
        var identity = BerichtIdentity.Of(new(3, 2), standaard, nummer);
        var fromGemeente = nummer is 301 or 319 or 325;
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = 3,
                BerichtSubversie = 2,
                Afzender = fromGemeente ? Gemeente : Aanbieder,
                Ontvanger = fromGemeente ? Aanbieder : Gemeente,
                BerichtIdentificatie = new() { Identificatie = $"ID{nummer}", Dagtekening = Dagtekening },
                XsdVersie = new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" },
            },
        };
    }

    private static Client Person() => new()
    {
        Bsn = Bsn,
        Geboortedatum = new() { Datum = new(2014, 2, 10) },
        Geslacht = "1",
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" } },
    };

    private static Client Person301() => Person() with
    {
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" }, NaamGebruik = "1" },
        Relaties = [Relatie()],
        Contactgegevens = [Contact()],
    };
}
