using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Schemas;
using MessageHub.Rules.Standard;

namespace MessageHub.Scenarios.Tests.Rehearsal;

/// <summary>
/// Messages about one client of one aanbieder, each in the release that is asked for: what they hold does not differ between releases.
/// </summary>
internal sealed class RehearsalBerichten(SchemaLibrary schemas)
{
    public const string Gemeente = "0297";
    public const string Aanbieder = "65656055";

    public static readonly DateOnly Today = new(2026, 8, 3);

    private const long Toewijzing = 20005;

    private static readonly Client Person = new()
    {
        Bsn = new("999900031"),
        Geboortedatum = new() { Datum = new(2012, 3, 14) },
        Geslacht = "2",
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Testpersoon" }, Voorletters = "A" },
    };

    private static readonly Product Product = new() { Categorie = "45", Code = "45A04" };

    private static readonly Contact Home = new()
    {
        Soort = "01",
        Adres = new()
        {
            Huis = new() { Huisnummer = 5 }, Postcode = "9999XX", Straatnaam = "Teststraat", Plaatsnaam = "Testdam", LandCode = "NL"
        },
    };

    private int number;

    /// <summary>Ten hours a month from 8 April on, without an end.</summary>
    public Bericht Toegewezen(ReleaseName release) => Empty(release, 301) with
    {
        Client = Person with
        {
            Naam = Person.Naam! with { NaamGebruik = "1" },
            Contactgegevens = [Home],
            ToegewezenProducten =
            [
                new()
                {
                    ToewijzingNummer = Toewijzing,
                    Product = Product,
                    Toewijzingsdatum = new(2026, 4, 1),
                    Toewijzingstijd = new(10, 0),
                    Ingangsdatum = new(2026, 4, 8),
                    Omvang = new() { Volume = 10, Eenheid = "04", Frequentie = "4" },
                },
            ],
        },
    };

    /// <param name="release">The release of the message.</param>
    /// <param name="begin">First day of the delivery.</param>
    /// <param name="commentaar">The element that is new in the rehearsal release; null leaves it out.</param>
    public Bericht Start(ReleaseName release, DateOnly begin, string? commentaar = null) => Empty(release, 305) with
    {
        Client = Person with
        {
            Commentaar = commentaar,
            StartProducten = [new() { ToewijzingNummer = Toewijzing, Product = Product, Begindatum = begin, StatusAanlevering = "1" }],
        },
    };

    public Bericht Stop(ReleaseName release, DateOnly begin, DateOnly end, string reden) => Empty(release, 307) with
    {
        Client = Person with
        {
            StopProducten =
            [
                new()
                {
                    ToewijzingNummer = Toewijzing,
                    Product = Product,
                    Begindatum = begin,
                    Einddatum = end,
                    RedenBeeindiging = reden,
                    StatusAanlevering = "1",
                },
            ],
        },
    };

    /// <summary>One line of ten hours over a month, as far as it is allocated.</summary>
    public Bericht Claim(ReleaseName release, int month)
    {
        var (first, last) = (new DateOnly(2026, month, 1), new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1));
        return Empty(release, 323) with
        {
            Declaratie = new()
            {
                DeclaratieNummer = $"DN{month}",
                DeclaratiePeriode = new() { Begindatum = first, Einddatum = last },
                DeclaratieDagtekening = Today,
                TotaalIngediendBedrag = 85000L.ToTotaal(),
                Clienten =
                [
                    new()
                    {
                        Bsn = Person.Bsn,
                        Prestaties =
                        [
                            new()
                            {
                                ProductReferentie = new() { ReferentieNummer = $"R{month}" },
                                ToewijzingNummer = Toewijzing,
                                ProductCategorie = Product.Categorie,
                                ProductCode = Product.Code!,
                                ProductPeriode = new() { Begindatum = month == 4 ? new(2026, 4, 8) : first, Einddatum = last },
                                GeleverdVolume = 10,
                                Eenheid = "04",
                                ProductTarief = 8500,
                                IngediendBedrag = new() { Bedrag = 85000, DebetCredit = "D" },
                            },
                        ],
                    },
                ],
            },
        };
    }

    private Bericht Empty(ReleaseName release, int nummer)
    {
        var identity = BerichtIdentity.Of(release, Standaard.Ijw, nummer);
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = release.Major,
                BerichtSubversie = release.Minor,
                Afzender = identity.SentByGemeente ? Gemeente : Aanbieder,
                Ontvanger = identity.SentByGemeente ? Aanbieder : Gemeente,
                BerichtIdentificatie = new() { Identificatie = $"M{++number}", Dagtekening = Today },
                XsdVersie = XsdVersie.Of(schemas.Of(identity)),
            },
        };
    }
}
