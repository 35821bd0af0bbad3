using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Register.Access;
using MessageHub.Register.Messages;

namespace MessageHub.Backoffice.Tests;

/// <summary>What a gemeente decides by itself on the pages, each in its own way, with the message that was shown before.</summary>
public class WijzigenTests
{
    private static readonly (string, string) Parent = ("GezagNaam", "Ouder");
    private static readonly (string, string)[] Agreed = [("InstemmingVan", "P. de Wit"), ("InstemmingOp", "2026-06-09")];

    /// <summary>What somebody has, and what he fills in; the approved message has the same name.</summary>
    private static readonly (string Kind, Func<Care, ToegewezenProduct[]> Has, Func<Care, (string, string)[]> Typed)[] Journeys =
    [
        ("verlengen", c => [c.Monthly], _ => [("Soort", "extend"), ("Verlengd", "2027-06-30")]),
        ("verlengen-zonder-einde", c => [c.Monthly], _ => [("Soort", "extend")]),
        ("verlengen-na-afloop", c => [c.Monthly with { Einddatum = new(2026, 5, 31) }],
            _ => [("Soort", "extend"), ("Verlengd", "2027-06-30")]),
        ("overlijden", c => [c.Monthly, c.Later], _ => [.. End("02", "2026-06-10"), ("Allemaal", "true")]),
        ("contract-voorbij", c => [c.Monthly], _ => End("03")),
        ("verkorten", c => [c.Monthly], _ => End("05")),
        ("verkorten-met-instemming", c => [c.Monthly], _ => [.. End("05", "2026-05-31"), .. Agreed]),
        ("ander-domein", c => [c.Monthly], _ => End("06")),
        ("verhuizing", c => [c.Monthly], _ => End("07")),
        ("pgb", c => [c.Monthly], _ => End("08")),
        ("andere-aanbieder", c => [c.Monthly], _ => End("09")),
        ("bekostiging", c => [c.Monthly], _ => End("10")),
        ("herindeling", c => [c.Monthly], _ => End("11", "2026-09-30")),
        ("op-verzoek-van-aanbieder", c => [c.Monthly], _ => End("12")),
        ("andere-zorg-vanaf", c => [c.Monthly], c => [("Soort", "succeed"), .. Other(c, "2026-09-01")]),
        ("hoger-volume", c => [c.Total], _ => [("Soort", "amount"), ("Hoeveel", "460")]),
        ("lager-volume", c => [c.Total], _ => [("Soort", "amount"), ("Hoeveel", "380"), .. Agreed]),
        ("hoger-budget", c => [c.Budget], _ => [("Soort", "amount"), ("Hoeveel", "2750,50")]),
        ("lager-budget-op-verzoek", c => [c.Budget], _ => [("Soort", "amount"), ("Hoeveel", "2000"), ("Gevraagd", "true")]),
        ("verwijderen", c => [c.Monthly, c.Later], _ => [("Soort", "remove")]),
        ("verwijderen-en-vervangen", c => [c.Monthly], c => [("Soort", "correct"), .. Other(c, "2026-01-01")]),
        ("nog-eens-sturen", c => [c.Monthly, c.Later], _ => [("Soort", "resend")]),
        ("nieuw-ernaast", c => [c.Monthly], c => [("Soort", "new"), .. Other(c, "2026-07-01")]),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public async Task Somebody_sees_what_leaves_and_lets_it_leave(Standaard standaard)
    {
        await using var site = await Requests.StartAsync();
        var ben = await site.SignInAsync([Role.Backoffice], name: "ben");
        foreach (var ((kind, has, typed), (bsn, number)) in Journeys.Zip(Care.Bsns().Select((b, i) => (b, i))))
        {
            var care = new Care(standaard, bsn, 1000 + 10 * number);
            await care.AssignAsync(site, has(care));
            var before = (await site.OutboxAsync(301)).Count;
            var page = care.Page(site);

            var shown = await ben.PostAsync(
                page, $"{page}?handler=Bekijk", [.. typed(care), .. ParentOf(standaard), ("Waarom", "na overleg")]);
            // Strict: what a browser would have to mend is a fault of the page.
            using var preview = new HtmlParser(new() { IsStrictMode = true }).ParseDocument(await shown.Content.ReadAsStringAsync());

            Assert.True(preview.Words().Contains("Dit bericht gaat weg: ", StringComparison.Ordinal), $"{kind}: {preview.Words()}");
            Assert.Equal(before, (await site.OutboxAsync(301)).Count);
            var response = await ben.SendAsync($"{page}?handler=Beslis", Hidden(preview));
            Assert.True(response.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(response));

            var sent = (await site.OutboxAsync(301))[before];
            Approved.AssertEqual(NameOf(kind, standaard), sent.Content);
            var stored = (await site.Store.FindAsync(sent.BerichtId, CancellationToken.None))!;
            Assert.Equal((kind, BerichtState.Accepted, null), (kind, stored.State, BerichtResult.FromJson(stored.Result!).Signals));
        }
    }

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public async Task A_new_allocation_is_given_to_somebody_who_had_none_and_then_at_another_aanbieder(Standaard standaard)
    {
        const string page = "/toewijzen/nieuw";
        await using var site = await Requests.StartAsync();
        var ben = await site.SignInAsync([Role.Backoffice], name: "ben");
        var care = new Care(standaard, new(Messages.Bsn), 500000);
        (string, string)[] person =
        [
            ("Bsn", Messages.Bsn), ("Voorletters", "A.B."), ("Achternaam", "Voorbeeld"), ("Geboren", "2014-02-10"), ("Geslacht", "1"),
            .. Requests.Address, .. ParentOf(standaard),
        ];
        (string, string)[] typed = [.. To(standaard, Messages.Aanbieder), .. Other(care, "2026-07-01"), ("Waarom", "na overleg")];
        Dictionary<string, (string, string)[]> wrong = new()
        {
            ["Van deze cliënt zijn hier geen gegevens bekend."] = [("Bsn", Messages.Bsn), .. typed],
            ["voldoet aan de elfproef"] = typed,
            ["Vul de geboortedatum van de cliënt in."] = [("Bsn", Messages.Bsn), ("Achternaam", "Voorbeeld"), .. typed],
            ["De AGB-code van de aanbieder heeft acht cijfers."] = [.. person, ("Domein", "ijw"), ("Aanbieder", "123")],
        };
        foreach (var (told, fields) in wrong)
            Assert.Contains(told, await Visitor.WordsOf(await ben.PostAsync(page, $"{page}?handler=Beslis", fields)));

        Assert.Empty(await site.OutboxAsync(301));
        var shown = await ben.PostAsync(page, $"{page}?handler=Bekijk", [.. person, .. typed]);
        using var preview = new HtmlParser(new() { IsStrictMode = true }).ParseDocument(await shown.Content.ReadAsStringAsync());
        var response = await ben.SendAsync($"{page}?handler=Beslis", Hidden(preview));
        Assert.True(response.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(response));
        Approved.AssertEqual(NameOf("nieuwe-client", standaard), (await site.OutboxAsync(301))[0].Content);
        Assert.Contains("Toewijzing 500000", await ben.WordsAsync(response.Headers.Location!.OriginalString));

        // The gemeente knows him by now: nothing of the person is typed.
        var next = care.Page(site, "toewijzen");
        var other = await ben.PostAsync(
            next, $"{next}?handler=Beslis", [.. To(standaard, "11111111"), .. Other(care, "2026-07-01"), ("Waarom", "overstap")]);
        Assert.True(other.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(other));
        Approved.AssertEqual(NameOf("bij-andere-aanbieder", standaard), (await site.OutboxAsync(301))[1].Content);
    }

    [Fact]
    public async Task Only_what_may_change_under_one_number_is_offered()
    {
        await using var site = await Requests.StartAsync();
        var (monthly, total, open, gone) = (CareOf(0), CareOf(1), CareOf(2), CareOf(3));
        await monthly.AssignAsync(site, monthly.Monthly);
        await total.AssignAsync(site, total.Total);
        await open.AssignAsync(site, open.Monthly with { Einddatum = null });
        await gone.AssignAsync(site, gone.Monthly with { Einddatum = gone.Monthly.Ingangsdatum, RedenWijziging = "13" });
        var ben = await site.SignInAsync([Role.Backoffice], name: "ben");

        Assert.Equal(["extend", "end", "succeed", "remove", "correct", "resend", "new"], await OfferedAsync(monthly));
        Assert.Equal(["extend", "end", "succeed", "amount", "remove", "correct", "resend", "new"], await OfferedAsync(total));
        Assert.Equal(["end", "succeed", "remove", "correct", "resend", "new"], await OfferedAsync(open));
        Assert.Equal(["new"], await OfferedAsync(gone));

        static Care CareOf(int number) => new(Standaard.Ijw, Care.Bsns().ElementAt(number), 1000 + number);

        async Task<IEnumerable<string?>> OfferedAsync(Care care) =>
            (await ben.OpenAsync(care.Page(site))).QuerySelectorAll("input[name=Soort]").Select(i => i.GetAttribute("value"));
    }

    [Fact]
    public async Task What_cannot_be_is_told_and_nothing_leaves()
    {
        await using var site = await Requests.StartAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        var (ben, page) = await OpenAsync(site);
        Dictionary<string, (string, string)[]> wrong = new()
        {
            ["Kies wat u wilt wijzigen."] = [],
            ["Vul in wat de laatste dag wordt."] = [("Soort", "end"), ("Reden", "05")],
            ["Kies waarom de toewijzing eindigt."] = [("Soort", "end"), ("Einddatum", "2026-08-31")],
            ["is niet later dan de huidige."] = [("Soort", "extend"), ("Verlengd", "2026-08-31")],
            ["is niet eerder dan de huidige."] = [("Soort", "end"), ("Einddatum", "2027-08-31"), ("Reden", "05")],
            ["mogen onder hetzelfde nummer alleen"] = [("Soort", "amount"), ("Hoeveel", "50")],
            ["zou eindigen voordat zij begint"] = [("Soort", "succeed"), ("Ingang", "2026-01-01"), ("Categorie", "45")],
            ["Vul de ingangsdatum in."] = [("Soort", "new")],
            ["Vul in wie namens de aanbieder instemde"] = [("Soort", "end"), ("Einddatum", "2026-08-31"), ("Reden", "05"),
                ("InstemmingVan", "P. de Wit")],
            ["geen ouder of voogd"] = [("Soort", "end"), ("Einddatum", "2026-08-31"), ("Reden", "05"), ("GezagNaam", "")],
        };
        foreach (var (expected, fields) in wrong)
        {
            (string, string)[] typed = [.. fields, .. expected.Contains("voogd", StringComparison.Ordinal) ? [] : new[] { Parent },
                ("Waarom", "na overleg")];
            Assert.Contains(expected, await Visitor.WordsOf(await ben.PostAsync(page, $"{page}?handler=Beslis", typed)));
        }

        Assert.Single(await site.OutboxAsync(301));
    }

    [Fact]
    public async Task An_end_in_the_past_asks_who_agreed()
    {
        await using var site = await Requests.StartAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        var (ben, page) = await OpenAsync(site);
        (string, string)[] end = [("Soort", "end"), ("Einddatum", "2026-05-31"), ("Reden", "05"), ("Waarom", "na overleg"), Parent];

        Assert.Contains("(OP186)", await Visitor.WordsOf(await ben.PostAsync(page, $"{page}?handler=Beslis", end)));
        Assert.Single(await site.OutboxAsync(301));
        var agreed = await ben.PostAsync(page, $"{page}?handler=Beslis",
            [.. end, ("InstemmingVan", "P. de Wit"), ("InstemmingOp", "2026-06-09")]);

        Assert.Equal(HttpStatusCode.Found, agreed.StatusCode);
        var stored = (await site.Store.FindAsync((await site.OutboxAsync(301))[1].BerichtId, CancellationToken.None))!;
        Assert.Null(BerichtResult.FromJson(stored.Result!).Signals);
        Assert.Contains(
            "P. de Wit stemde in op 09-06-2026, vastgelegd door Mevrouw ben",
            await ben.WordsAsync(agreed.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public async Task After_a_definitive_stop_the_end_is_proposed(Standaard standaard)
    {
        await using var site = await Requests.StartAsync();
        var care = new Care(standaard, new(Messages.Bsn), 10072);
        await care.AssignAsync(site, care.Monthly);
        await care.StartAsync(site);
        var (ben, page) = (await site.SignInAsync([Role.Backoffice], name: "ben"), care.Page(site));
        Assert.DoesNotContain("De zorg is gestopt", await ben.WordsAsync(page));
        Assert.DoesNotContain("De zorg is gestopt", await ben.WordsAsync("/wacht"));
        await care.StopAsync(site);
        Assert.NotNull((await ben.OpenAsync("/wacht")).Link("/wijzigen/"));

        var told = await ben.OpenAsync(page);

        Assert.Contains("De aanbieder meldde dat de zorg op 29-05-2026 is gestopt.", told.Words());
        var proposed = told.QuerySelectorAll("form").First(f => f.QuerySelector("input[type=hidden][name=Reden]") is not null);
        using var preview = await Html.ParseAsync(
            await ben.SendAsync($"{page}?handler=Bekijk", [.. Fields(proposed), .. ParentOf(standaard)]));
        Assert.Equal(HttpStatusCode.Found, (await ben.SendAsync($"{page}?handler=Beslis", Hidden(preview))).StatusCode);
        Assert.DoesNotContain("De zorg is gestopt", await ben.WordsAsync("/wacht"));
        var sent = (await site.OutboxAsync(301))[1];
        Approved.AssertEqual(NameOf("na-stop", standaard), sent.Content);
        // He stopped himself on that day, so he agrees.
        Assert.Null(BerichtResult.FromJson((await site.Store.FindAsync(sent.BerichtId, CancellationToken.None))!.Result!).Signals);
    }

    [Fact]
    public async Task What_the_aanbieder_rejected_is_mended_and_sent_again_or_left()
    {
        await using var site = await Requests.StartAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        var (ben, page) = await OpenAsync(site);
        await ben.PostAsync(page, $"{page}?handler=Beslis", [.. NextToIt, Parent, ("Waarom", "na overleg")]);
        var own = Read((await site.OutboxAsync(301))[1]);
        Assert.Contains("Er is niets teruggekomen.", await ben.WordsAsync("/teruggekomen"));
        await site.ProcessAsync(BerichtWriter.Write(Requests.Return(own, "9332")), BerichtState.Accepted);

        var list = await ben.OpenAsync("/teruggekomen");
        Assert.Contains("het bericht: 9332", list.Words());
        var id = list.Field("bericht")!;
        (string, string)[] fields = [("bericht", id), ("nummers", "500000"), ("waarom", "nummer was al in gebruik")];
        using var preview = await Html.ParseAsync(await ben.PostAsync("/teruggekomen", "/teruggekomen?handler=Bekijk", fields));
        Assert.Contains("500001", preview.Words());
        Assert.Equal(2, (await site.OutboxAsync(301)).Count);

        var sent = await ben.PostAsync("/teruggekomen", "/teruggekomen?handler=Stuur", fields);

        Assert.True(sent.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(sent));
        var again = Read((await site.OutboxAsync(301))[2]).Client!.ToegewezenProducten!.Single(p => p.ToewijzingNummer == 500001);
        var before = own.Client!.ToegewezenProducten!.Single(p => p.ToewijzingNummer == 500000);
        Assert.Equal(before with { ToewijzingNummer = 500001 }, again);
        Assert.Contains("Er is niets teruggekomen.", await ben.WordsAsync("/teruggekomen"));
        Assert.Equal(HttpStatusCode.NotFound, (await ben.SendAsync("/teruggekomen?handler=Sluit",
            WithToken(preview, ("bericht", id), ("waarom", "te laat")))).StatusCode);
    }

    [Fact]
    public async Task With_four_eyes_a_colleague_confirms_what_one_decided()
    {
        await using var site = await Requests.StartAsync(("Backoffice:FourEyes", "true"));
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        var (ben, page) = await OpenAsync(site);
        var carla = await site.SignInAsync([Role.Backoffice], name: "carla");
        (string, string)[] fields = [.. End("07"), Parent, ("Waarom", "verhuisd")];
        using var preview = await Html.ParseAsync(await ben.PostAsync(page, $"{page}?handler=Bekijk", fields));
        Assert.Contains("Leg voorstel vast", preview.Words());

        Assert.Equal(HttpStatusCode.Found, (await ben.PostAsync(page, $"{page}?handler=Beslis", fields)).StatusCode);

        Assert.Single(await site.OutboxAsync(301));
        var held = (await site.Store.HeldAsync(CancellationToken.None)).Single();
        var (wait, proposal) = ($"/wacht/{held.Number}", $"{held.Proposals.Single().Number}");
        var told = await carla.WordsAsync(wait);
        Assert.Contains("een collega moet dit besluit bevestigen", told);
        Assert.Contains("verhuisd", told);
        Assert.Contains(
            "het is van uzelf", await Visitor.WordsOf(await ben.PostAsync(wait, $"{wait}?handler=Bevestig", ("voorstel", proposal))));
        Assert.Equal(HttpStatusCode.Found, (await carla.PostAsync(wait, $"{wait}?handler=Bevestig", ("voorstel", proposal))).StatusCode);
        Assert.Equal("07", Read((await site.OutboxAsync(301))[1]).Client!.ToegewezenProducten!.Single().RedenWijziging);
    }

    [Fact]
    public async Task What_counts_is_sent_in_the_place_of_what_was_rejected()
    {
        await using var site = await Requests.StartAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072), new(10073, "45A53")]), BerichtState.Accepted);
        var (ben, page) = await OpenAsync(site);
        await ben.PostAsync(page, $"{page}?handler=Beslis", [.. End("05"), Parent, ("Waarom", "na overleg")]);
        await RejectAsync(site, (await site.OutboxAsync(301))[1]);

        var list = await ben.OpenAsync("/teruggekomen");
        Assert.Contains(
            "10072 45 / 45A04, 40 uur per maand, 01-01-2026 t/m 31-08-2026 45 / 45A04, 40 uur per maand, 01-01-2026 t/m 31-12-2026",
            list.Words());
        (string, string)[] fields = [("Bericht", list.Field("bericht")!), ("Geldend", "true"), ("Waarom", "de aanbieder vroeg erom")];
        var shown = await ben.PostAsync("/teruggekomen", "/teruggekomen?handler=Bekijk", fields);
        using var preview = new HtmlParser(new() { IsStrictMode = true }).ParseDocument(await shown.Content.ReadAsStringAsync());
        var sent = await ben.SendAsync(
            "/teruggekomen?handler=Stuur", Fields(preview.QuerySelector("form[action*='handler=Stuur']")!));

        Assert.True(sent.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(sent));
        var products = Read((await site.OutboxAsync(301))[2]).Client!.ToegewezenProducten!;
        Assert.Equal(
            [(10072L, new DateOnly(2026, 12, 31), (string?)null), (10073, new(2026, 12, 31), null)],
            products.Select(p => (p.ToewijzingNummer, p.Einddatum!.Value, p.RedenWijziging)));
        Assert.Contains("Er is niets teruggekomen.", await ben.WordsAsync("/teruggekomen"));
        Assert.Equal(
            HttpStatusCode.NotFound, (await ben.PostAsync("/teruggekomen", "/teruggekomen?handler=Stuur", fields)).StatusCode);
    }

    [Fact]
    public async Task A_rejected_answer_leaves_the_list_when_the_request_is_answered_again()
    {
        await using var site = await Requests.StartAsync();
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1")));
        var ben = await site.SignInAsync([Role.Backoffice], name: "ben");
        var page = $"/verzoeken/{number}";
        (string, string)[] refuse = [("Besluit", "refuse"), ("Afwijsreden", "2"), ("Waarom", "na overleg")];
        await ben.PostAsync(page, $"{page}?handler=Beslis", [.. refuse, ("Gezien", "0")]);
        await RejectAsync(site, (await site.OutboxAsync(319))[0]);

        Assert.NotNull((await ben.OpenAsync("/teruggekomen")).Link(page));
        var again = await ben.PostAsync(page, $"{page}?handler=Beslis", [.. refuse, ("Gezien", "999")]);

        Assert.True(again.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(again));
        Assert.Contains("Er is niets teruggekomen.", await ben.WordsAsync("/teruggekomen"));
    }

    [Fact]
    public async Task Of_another_gemeente_there_is_nothing_to_change_or_to_mend()
    {
        await using var site = await Requests.StartAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        var (_, page) = await OpenAsync(site);
        var stranger = await site.SignInAsync([Role.Backoffice], [Messages.OtherGemeente]);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await stranger.GetAsync(page.Replace("wijzigen", "toewijzen", StringComparison.Ordinal))).StatusCode);
        Assert.Contains("Er is niets teruggekomen.", await stranger.WordsAsync("/teruggekomen"));
    }

    private static (string, string)[] NextToIt { get; } =
        [("Soort", "new"), .. Other(new(Standaard.Ijw, new(Messages.Bsn), 1), "2026-07-01")];

    /// <summary>Under 16 a parent goes along, in the Jeugdwet.</summary>
    private static (string, string)[] ParentOf(Standaard standaard) => standaard is Standaard.Ijw ? [Parent] : [];

    private static string NameOf(string kind, Standaard standaard) => $"{(standaard is Standaard.Ijw ? "" : "wmo-")}{kind}.xml";

    private static Task<Guid> RejectAsync(TestSite site, UnsentBericht sent) =>
        site.ProcessAsync(BerichtWriter.Write(Requests.Return(Read(sent), "0001")), BerichtState.Accepted);

    private static (string, string)[] End(string reden, string last = "2026-08-31") =>
        [("Soort", "end"), ("Einddatum", last), ("Reden", reden)];

    private static (string, string)[] To(Standaard standaard, string aanbieder) =>
        [("Domein", standaard is Standaard.Ijw ? "ijw" : "iwmo"), ("Aanbieder", aanbieder)];

    /// <summary>Ten hours a month of the other product, up to the end of the year.</summary>
    private static (string, string)[] Other(Care care, string from) =>
    [
        ("Categorie", care.Categorie), ("Product", care.OtherCode), ("Ingang", from), ("Eind", "2026-12-31"), ("Volume", "10"),
        ("Eenheid", "04"), ("Frequentie", "4"),
    ];

    private static async Task<(Visitor Ben, string Page)> OpenAsync(TestSite site)
    {
        var ben = await site.SignInAsync([Role.Backoffice], name: "ben");
        var found = await Html.ParseAsync(await ben.PostAsync("/zoeken", ("Toewijzing", "10072"), ("Waarom", "controle")));
        var allocation = await ben.OpenAsync(found.Link("/toewijzing/")!);
        return (ben, allocation.Link("/wijzigen/")!);
    }

    private static Bericht Read(UnsentBericht sent) => ((ReadResult.Read)new BerichtReader(SchemaLibrary.BuiltIn).Read(sent.Content))
        .Bericht;

    /// <summary>The second form sends what was shown, whatever was typed.</summary>
    private static (string, string)[] Hidden(IParentNode preview) => Fields(preview.QuerySelector("form[action*='handler=Beslis']")!);

    private static (string, string)[] Fields(IParentNode form) =>
        [.. form.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!))];

    private static (string, string)[] WithToken(IParentNode page, params (string, string)[] fields) =>
        [.. fields, ("__RequestVerificationToken", Visitor.TokenIn(page))];
}
