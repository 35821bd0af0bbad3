using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;

namespace MessageHub.Register.Tests;

/// <summary>Messages as small as the register needs them. Test BSNs only.</summary>
internal static class Messages
{
    public const string Gemeente = "0297";
    public const string Aanbieder = "65656055";
    public const string OtherAanbieder = "65656056";
    public const long Nummer = 10072;
    public static readonly Bsn Person = new("999900006");
    public static readonly Bsn OtherPerson = new("999900018");
    public static readonly DateOnly Dagtekening = new(2026, 6, 8);
    public static readonly Product Product = new() { Categorie = "45", Code = "45A04" };

    public static Bericht Of(int nummer, string identificatie, Standaard standaard = Standaard.Ijw, string aanbieder = Aanbieder)
    {
        var identity = BerichtIdentity.Of(new(3, 2), standaard, nummer);
        var gemeenteFirst = nummer is 301 or 302 or 319 or 320;
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                Afzender = gemeenteFirst ? Gemeente : aanbieder,
                Ontvanger = gemeenteFirst ? aanbieder : Gemeente,
                BerichtIdentificatie = new() { Identificatie = identificatie, Dagtekening = Dagtekening },
            },
        };
    }

    public static Bericht B301(string identificatie, params ToegewezenProduct[] producten) =>
        Of(301, identificatie) with { Client = new() { Bsn = Person, ToegewezenProducten = producten } };

    public static Bericht B302(string identificatie, params string[] codes) =>
        Of(302, identificatie) is var bericht ? bericht with { Header = bericht.Header with { RetourCodes = codes } } : bericht;

    public static Bericht B305(string identificatie, params StartProduct[] starts) =>
        Of(305, identificatie) with { Client = new() { Bsn = Person, StartProducten = starts } };

    public static Bericht B307(string identificatie, params StopProduct[] stops) =>
        Of(307, identificatie) with { Client = new() { Bsn = Person, StopProducten = stops } };

    public static Bericht B315(string identificatie, params string[] referenties) => Of(315, identificatie) with
    {
        Client = new()
        {
            Bsn = Person, AangevraagdeProducten = [.. referenties.Select(r => new AangevraagdProduct { ReferentieAanbieder = r })]
        },
    };

    public static Bericht B317(string identificatie, string referentie) =>
        Of(317, identificatie) with
        {
            Client = new() { Bsn = Person, Verzoek = new() { ReferentieAanbieder = referentie, RedenVerzoek = "1" } }
        };

    public static Bericht B319(string identificatie, string referentie, string antwoord) =>
        Of(319, identificatie) with { Antwoord = new() { ReferentieAanbieder = referentie, VerzoekAntwoord = antwoord } };

    public static Bericht B320(string identificatie, params string[] codes) =>
        Of(320, identificatie) with { Antwoord = new() { ReferentieAanbieder = "V1", VerzoekAntwoord = "2", RetourCodes = codes } };

    public static Bericht B323(string identificatie, string declaratieNummer, params Prestatie[] prestaties) =>
        Claim(identificatie, declaratieNummer, new Client { Bsn = Person, Prestaties = prestaties });

    public static Bericht Claim(string identificatie, string declaratieNummer, params Client[] clienten) => Of(323, identificatie) with
    {
        Declaratie = new()
        {
            DeclaratieNummer = declaratieNummer,
            DeclaratiePeriode = new() { Begindatum = new(2026, 5, 1), Einddatum = new(2026, 5, 31) },
            DeclaratieDagtekening = Dagtekening,
            Clienten = clienten,
        },
    };

    /// <summary>The same message about somebody else.</summary>
    public static Bericht For(this Bericht bericht, Bsn bsn) => bericht with { Client = bericht.Client! with { Bsn = bsn } };

    public static ToegewezenProduct Toegewezen(long nummer = Nummer, string? referentie = null, int day = 15) => new()
    {
        ToewijzingNummer = nummer,
        ReferentieAanbieder = referentie,
        Product = Product,
        Toewijzingsdatum = new(2025, 12, day),
        Toewijzingstijd = new(10, 30, 5),
        Ingangsdatum = new(2026, 1, 1),
        Einddatum = new(2026, 12, 31),
        Omvang = new() { Volume = 10, Eenheid = "04", Frequentie = "4" },
    };

    public static StartProduct Start(long? nummer = Nummer, string status = "1", Product? product = null) =>
        new() { ToewijzingNummer = nummer, Product = product ?? Product, Begindatum = new(2026, 1, 12), StatusAanlevering = status };

    public static StopProduct Stop(long? nummer = Nummer, string status = "1", string reden = "31") => new()
    {
        ToewijzingNummer = nummer,
        Product = Product,
        Begindatum = new(2026, 1, 12),
        RedenBeeindiging = reden,
        Einddatum = new(2026, 5, 29),
        StatusAanlevering = status,
    };

    public static Prestatie Prestatie(string referentie, string? vorig = null, long nummer = Nummer) => new()
    {
        ProductReferentie = new() { ReferentieNummer = referentie, VorigReferentieNummer = vorig },
        ToewijzingNummer = nummer,
        ProductCategorie = "45",
        ProductCode = "45A04",
        ProductPeriode = new() { Begindatum = new(2026, 5, 1), Einddatum = new(2026, 5, 31) },
        GeleverdVolume = 5,
        Eenheid = "04",
        ProductTarief = 8500,
        IngediendBedrag = new() { Bedrag = 42500, DebetCredit = vorig is null ? Codes.DebetCredit.Debet : Codes.DebetCredit.Credit },
    };
}
