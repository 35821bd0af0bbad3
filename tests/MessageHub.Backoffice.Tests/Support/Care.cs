using MessageHub.Backoffice.Access;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Register.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>Care of a client in one of the domains, with the gemeente and aanbieder of <see cref="Messages"/>.</summary>
/// <param name="Standaard">The domain.</param>
/// <param name="Bsn">The client.</param>
/// <param name="Nummer">The first ToewijzingNummer; others count on.</param>
internal sealed record Care(Standaard Standaard, Bsn Bsn, long Nummer)
{
    private static readonly DateOnly FirstDay = new(2026, 1, 1);
    private static readonly Contact Home = new()
    {
        Soort = "01",
        Adres = new()
        {
            Huis = new() { Huisnummer = 5 }, Postcode = "9999XX", Straatnaam = "Teststraat", Plaatsnaam = "Testdorp", LandCode = "NL",
        },
    };

    private Client Person => new()
    {
        Bsn = Bsn,
        Geboortedatum = new() { Datum = new(2014, 2, 10) },
        Geslacht = "1",
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" } },
    };

    public string Categorie => Standaard is Standaard.Ijw ? "45" : "02";

    public string Code => Standaard is Standaard.Ijw ? "45A04" : "02A03";

    public string OtherCode => Standaard is Standaard.Ijw ? "45A53" : "02A05";

    /// <summary>40 hours a month in 2026.</summary>
    public ToegewezenProduct Monthly => new()
    {
        ToewijzingNummer = Nummer,
        Product = new() { Categorie = Categorie, Code = Code },
        Toewijzingsdatum = new(2026, 4, 20),
        Toewijzingstijd = new(10, 30),
        Ingangsdatum = FirstDay,
        Einddatum = new(2026, 12, 31),
        Omvang = new() { Volume = 40, Eenheid = "04", Frequentie = "4" },
    };

    /// <summary>400 hours in all.</summary>
    public ToegewezenProduct Total => Monthly with { Omvang = new() { Volume = 400, Eenheid = "04", Frequentie = "6" } };

    /// <summary>The whole category, for at most 2.500 euro.</summary>
    public ToegewezenProduct Budget => Monthly with { Product = new() { Categorie = Categorie }, Omvang = null, Budget = 250_000 };

    /// <summary>Another product beside it, from July on.</summary>
    public ToegewezenProduct Later => Monthly with
    {
        ToewijzingNummer = Nummer + 1, Product = new() { Categorie = Categorie, Code = OtherCode }, Ingangsdatum = new(2026, 7, 1),
    };

    /// <summary>The gemeente assigned it.</summary>
    public Task AssignAsync(TestSite site, params ToegewezenProduct[] products) => ProcessAsync(
        site,
        Requests.Of(301, $"A{Nummer}", Standaard) with
        {
            Client = Person with
            {
                Naam = Person.Naam! with { NaamGebruik = "1" }, Contactgegevens = [Home], ToegewezenProducten = products,
            },
        });

    /// <summary>The aanbieder started in January.</summary>
    public Task StartAsync(TestSite site) => ProcessAsync(
        site,
        Requests.Of(305, $"S{Nummer}", Standaard) with
        {
            Client = Person with
            {
                StartProducten =
                [
                    new()
                    {
                        ToewijzingNummer = Nummer,
                        Product = Monthly.Product,
                        ToewijzingIngangsdatum = FirstDay,
                        Begindatum = new(2026, 1, 5),
                        StatusAanlevering = "1",
                    },
                ],
            },
        });

    /// <summary>The aanbieder stopped for good at the end of May.</summary>
    public Task StopAsync(TestSite site) => ProcessAsync(
        site,
        Requests.Of(307, $"T{Nummer}", Standaard) with
        {
            Client = Person with
            {
                StopProducten =
                [
                    new()
                    {
                        ToewijzingNummer = Nummer,
                        Product = Monthly.Product,
                        ToewijzingIngangsdatum = FirstDay,
                        Begindatum = new(2026, 1, 5),
                        RedenBeeindiging = Standaard is Standaard.Ijw ? "31" : "19",
                        Einddatum = new(2026, 5, 29),
                        StatusAanlevering = "1",
                    },
                ],
            },
        });

    /// <summary>The page on which the first allocation is changed.</summary>
    public string Page(TestSite site, string page = "wijzigen") => site.App.Services.GetRequiredService<AllocationLinks>()
        .To(new(Standaard, Messages.Gemeente, Nummer)).Replace("/toewijzing/", $"/{page}/", StringComparison.Ordinal);

    /// <summary>Test BSNs that pass the eleven test.</summary>
    public static IEnumerable<Bsn> Bsns() =>
        from number in Enumerable.Range(999900100, 2000)
        let text = $"{number:D9}"
        where text.Select((c, i) => (c - '0') * (i == 8 ? -1 : 9 - i)).Sum() % 11 == 0
        select new Bsn(text);

    private static Task<Guid> ProcessAsync(TestSite site, Bericht bericht) =>
        site.ProcessAsync(BerichtWriter.Write(bericht), BerichtState.Accepted);
}
