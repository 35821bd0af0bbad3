using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
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
    private static readonly (string, string)[] Parent =
        [("Straat", "Teststraat"), ("Huisnummer", "5"), ("Postcode", "9999XX"), ("Plaats", "Testdorp"), ("GezagNaam", "Ouder")];

    /// <summary>What somebody fills in; the approved message has the same name.</summary>
    private static readonly Dictionary<string, (string Name, string Value)[]> Journeys = new()
    {
        ["verlengen"] = [("Soort", "extend"), ("Verlengd", "2027-06-30")],
        ["beeindigen"] = [("Soort", "end"), ("Einddatum", "2026-08-31"), ("Reden", "07")],
        ["ander-volume"] = [("Soort", "amount"), ("Hoeveel", "60")],
        ["verwijderen-en-vervangen"] =
        [
            ("Soort", "remove"), ("Vervang", "true"), ("Categorie", "45"), ("Product", "45A53"), ("Ingang", "2026-01-01"),
                ("Eind", "2026-12-31"),
            ("Volume", "40"), ("Eenheid", "04"), ("Frequentie", "4"),
        ],
        ["nieuw-ernaast"] =
        [
            ("Soort", "new"), ("Categorie", "45"), ("Product", "45A53"), ("Ingang", "2026-07-01"), ("Eind", "2026-12-31"), ("Volume", "3"),
            ("Eenheid", "04"), ("Frequentie", "2"),
        ],
    };

    public static TheoryData<string> Kinds => [.. Journeys.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Somebody_sees_what_leaves_and_lets_it_leave(string kind)
    {
        await using var site = await Requests.StartAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072, Frequentie: kind == "ander-volume" ? "6" : "4")]),
            BerichtState.Accepted);
        var (ben, page) = await OpenAsync(site);
        (string, string)[] fields = [.. Journeys[kind], .. Parent, ("Waarom", "na overleg")];

        var shown = await ben.PostAsync(page, $"{page}?handler=Bekijk", fields);
        // Strict: what a browser would have to mend is a fault of the page.
        using var preview = new HtmlParser(new() { IsStrictMode = true }).ParseDocument(await shown.Content.ReadAsStringAsync());

        Assert.Contains("Dit bericht gaat weg: JW301", preview.Words());
        Assert.Single(await site.OutboxAsync(301));
        var response = await ben.SendAsync($"{page}?handler=Beslis", Hidden(preview));
        Assert.True(response.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(response));

        var sent = (await site.OutboxAsync(301))[1];
        Approved.AssertEqual($"{kind}.xml", sent.Content);
        var stored = (await site.Store.FindAsync(sent.BerichtId, CancellationToken.None))!;
        Assert.Equal((BerichtState.Accepted, null), (stored.State, BerichtResult.FromJson(stored.Result!).Signals));
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
            ["Vul de ingangsdatum in."] = [("Soort", "new")],
            ["Vul in wie namens de aanbieder instemde"] = [("Soort", "end"), ("Einddatum", "2026-08-31"), ("Reden", "05"),
                ("InstemmingVan", "P. de Wit")],
            ["geen ouder of voogd"] = [("Soort", "end"), ("Einddatum", "2026-08-31"), ("Reden", "05"), ("GezagNaam", "")],
        };
        foreach (var (expected, fields) in wrong)
        {
            (string, string)[] typed = [.. expected.Contains("voogd", StringComparison.Ordinal) ? [] : Parent, .. fields,
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
        (string, string)[] end = [("Soort", "end"), ("Einddatum", "2026-05-31"), ("Reden", "05"), ("Waarom", "na overleg"), .. Parent];

        Assert.Contains("(OP186)", await Visitor.WordsOf(await ben.PostAsync(page, $"{page}?handler=Beslis", end)));
        Assert.Single(await site.OutboxAsync(301));
        var agreed = await ben.PostAsync(page, $"{page}?handler=Beslis",
            [.. end, ("InstemmingVan", "P. de Wit"), ("InstemmingOp", "2026-06-09")]);

        Assert.Equal(HttpStatusCode.Found, agreed.StatusCode);
        var stored = (await site.Store.FindAsync((await site.OutboxAsync(301))[1].BerichtId, CancellationToken.None))!;
        Assert.Null(BerichtResult.FromJson(stored.Result!).Signals);
    }

    [Fact]
    public async Task After_a_definitive_stop_the_end_is_proposed()
    {
        await using var site = await Requests.StartAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        await site.ProcessAsync(Messages.Start("S1", 10072), BerichtState.Accepted);
        var (ben, page) = await OpenAsync(site);
        Assert.DoesNotContain("De zorg is gestopt", await ben.WordsAsync(page));
        await site.ProcessAsync(BerichtWriter.Write(Requests.Stop("S2", 10072, new(2026, 5, 29))), BerichtState.Accepted);

        var told = await ben.OpenAsync(page);

        Assert.Contains("De aanbieder meldde dat de zorg op 29-05-2026 is gestopt.", told.Words());
        var proposed = told.QuerySelectorAll("form").First(f => f.QuerySelector("input[type=hidden][name=Reden]") is not null);
        (string, string)[] fields = [.. Fields(proposed), .. Parent];
        using var preview = await Html.ParseAsync(await ben.SendAsync($"{page}?handler=Bekijk", fields));
        Assert.Contains("29-05-2026", preview.Words());
        Assert.Equal(HttpStatusCode.Found, (await ben.SendAsync($"{page}?handler=Beslis", Hidden(preview))).StatusCode);
        var stored = (await site.Store.FindAsync((await site.OutboxAsync(301))[1].BerichtId, CancellationToken.None))!;
        // He stopped himself on that day, so he agrees.
        Assert.Null(BerichtResult.FromJson(stored.Result!).Signals);
    }

    [Fact]
    public async Task What_the_aanbieder_rejected_is_mended_and_sent_again_or_left()
    {
        await using var site = await Requests.StartAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        var (ben, page) = await OpenAsync(site);
        await ben.PostAsync(page, $"{page}?handler=Beslis", [.. Journeys["nieuw-ernaast"], .. Parent, ("Waarom", "na overleg")]);
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
        (string, string)[] fields = [.. Journeys["beeindigen"], .. Parent, ("Waarom", "verhuisd")];
        using var preview = await Html.ParseAsync(await ben.PostAsync(page, $"{page}?handler=Bekijk", fields));
        Assert.Contains("Leg voorstel vast", preview.Words());

        Assert.Equal(HttpStatusCode.Found, (await ben.PostAsync(page, $"{page}?handler=Beslis", fields)).StatusCode);

        Assert.Single(await site.OutboxAsync(301));
        var held = (await site.Store.HeldAsync(CancellationToken.None)).Single();
        var (wait, proposal) = ($"/wacht/{held.Number}", $"{held.Proposals.Single().Number}");
        var told = await carla.WordsAsync(wait);
        Assert.Contains("een collega moet dit besluit bevestigen", told);
        Assert.Contains("verhuisd", told);
        Assert.Contains("het is van uzelf", await Visitor.WordsOf(await ben.PostAsync(wait, $"{wait}?handler=Bevestig", ("voorstel", proposal))));
        Assert.Equal(HttpStatusCode.Found, (await carla.PostAsync(wait, $"{wait}?handler=Bevestig", ("voorstel", proposal))).StatusCode);
        Assert.Equal("07", Read((await site.OutboxAsync(301))[1]).Client!.ToegewezenProducten!.Single().RedenWijziging);
    }

    [Fact]
    public async Task Of_another_gemeente_there_is_nothing_to_change_or_to_mend()
    {
        await using var site = await Requests.StartAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        var (_, page) = await OpenAsync(site);
        var stranger = await site.SignInAsync([Role.Backoffice], [Messages.OtherGemeente]);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page)).StatusCode);
        Assert.Contains("Er is niets teruggekomen.", await stranger.WordsAsync("/teruggekomen"));
    }

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
