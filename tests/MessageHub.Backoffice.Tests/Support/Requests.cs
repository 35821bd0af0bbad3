using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Requests;
using MessageHub.Rules.Register;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>Requests of the aanbieder of <see cref="Messages"/>, and a site that may grant them.</summary>
internal static class Requests
{
    public static readonly GemeenteScope Scope = new([Messages.Gemeente]);

    private static readonly string[] Range = ["MessageHub:ToewijzingNummers:0:Gemeente", "MessageHub:ToewijzingNummers:0:First"];

    /// <summary>A site whose gemeente gives out numbers from 500000 on, with agreements.</summary>
    public static async Task<TestSite> StartAsync(params (string Name, string Value)[] settings)
    {
        var site = await TestSite.StartAsync([(Range[0], Messages.Gemeente), (Range[1], "500000"), .. settings]);
        await site.AddAgreementsAsync();
        return site;
    }

    /// <summary>A 315 for a client without allocations, with a product for each reference.</summary>
    public static Bericht B315(string identificatie, params IEnumerable<AangevraagdProduct> products) => Of(315, identificatie) with
    {
        Client = new()
        {
            Bsn = new(Messages.Bsn),
            Geboortedatum = new() { Datum = new(2014, 2, 10) },
            Geslacht = "1",
            Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" } },
            GezagsdragerBekend = "1",
            AangevraagdeProducten = [.. products],
        },
    };

    public static AangevraagdProduct Product(string referentie, string code = "45A53", string verwijzer = "01") => new()
    {
        ReferentieAanbieder = referentie,
        Product = new() { Categorie = code[..2], Code = code },
        ToewijzingIngangsdatum = new(2026, 7, 1),
        ToewijzingEinddatum = new(2026, 12, 31),
        Omvang = new() { Volume = 10, Eenheid = "04", Frequentie = "4" },
        Verwijzer = new() { Type = verwijzer },
    };

    /// <summary>A 317 that asks more hours for allocation 10072 from a day on.</summary>
    public static Bericht B317(string identificatie, string referentie, DateOnly from) => Of(317, identificatie) with
    {
        Client = new()
        {
            Bsn = new(Messages.Bsn),
            Verzoek = new()
            {
                ReferentieAanbieder = referentie,
                RedenVerzoek = "1",
                TeWijzigenProducten =
                [
                    new()
                    {
                        ToewijzingNummer = 10072,
                        GewensteIngangsdatum = from,
                        Einddatum = new(2026, 12, 31),
                        Omvang = new() { Volume = 20, Eenheid = "04", Frequentie = "4" },
                    },
                ],
            },
        },
    };

    /// <summary>The judgement of the aanbieder on a message of the gemeente.</summary>
    public static Bericht Return(Bericht own, params IReadOnlyList<string> codes)
    {
        var identity = own.Identity.Answer!;
        return new()
        {
            Identity = identity,
            Header = own.Header with
            {
                BerichtCode = identity.BerichtCode,
                IdentificatieRetour = "R1",
                DagtekeningRetour = own.Header.BerichtIdentificatie.Dagtekening,
                XsdVersieRetour = XsdVersie.Of(SchemaLibrary.BuiltIn.Of(identity)),
                RetourCodes = codes,
            },
        };
    }

    /// <summary>Takes a request in; its number.</summary>
    public static async Task<RequestNumber> AskAsync(this TestSite site, Bericht request, int line = 1)
    {
        var id = await site.ProcessAsync(BerichtWriter.Write(request), BerichtState.Accepted);
        var rows = (await site.Desk().ListAsync(new() { Scope = Scope }, new(PageRequest.MaxSize), CancellationToken.None)).Items;
        return rows.Single(r => r.BerichtId == id && r.Number.Line == line).Number;
    }

    public static RequestStore Desk(this TestSite site) => site.App.Services.GetRequiredService<RequestStore>();

    public static async Task<RequestDetail> RequestAsync(this TestSite site, RequestNumber number) =>
        (await site.Desk().FindAsync(Scope, number, CancellationToken.None))!;

    public static async Task<AanvraagStatus> StatusAsync(this TestSite site, RequestNumber number) =>
        (await site.RequestAsync(number)).Row.Status;

    /// <summary>What has to leave, as it was written.</summary>
    public static async Task<IReadOnlyList<UnsentBericht>> OutboxAsync(this TestSite site, int nummer) =>
        [.. (await site.Store.UnsentAsync(100, CancellationToken.None)).Where(u => u.Nummer == nummer)];

    /// <summary>Fields of the form with the address of a client of whom nothing is known.</summary>
    public static (string Name, string Value)[] Address { get; } =
        [("Straat", "Teststraat"), ("Huisnummer", "5"), ("Postcode", "9999 xx"), ("Plaats", "Testdorp")];

    /// <summary>A message of the aanbieder, or of the gemeente, with nothing in it yet.</summary>
    public static Bericht Of(int nummer, string identificatie, Standaard standaard = Standaard.Ijw)
    {
        var identity = BerichtIdentity.Of(new(3, 2), standaard, nummer);
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = 3,
                BerichtSubversie = 2,
                Afzender = identity.SentByGemeente ? Messages.Gemeente : Messages.Aanbieder,
                Ontvanger = identity.SentByGemeente ? Messages.Aanbieder : Messages.Gemeente,
                BerichtIdentificatie = new() { Identificatie = identificatie, Dagtekening = new(2026, 6, 9) },
                XsdVersie = XsdVersie.Of(SchemaLibrary.BuiltIn.Of(identity)),
            },
        };
    }
}
