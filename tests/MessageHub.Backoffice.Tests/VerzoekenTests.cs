using System.Net;
using AngleSharp.Html.Parser;
using MessageHub.Processing;
using MessageHub.Register.Access;
using MessageHub.Register.Messages;
using MessageHub.Register.Requests;
using MessageHub.Rules.Register;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>The pages of requests: what is asked is answered, each in its own way, with the message that was shown before.</summary>
public class VerzoekenTests
{
    /// <summary>What somebody fills in, and the message that it becomes.</summary>
    private static readonly Dictionary<string, (int Nummer, AanvraagStatus Status, (string Name, string Value)[] Fields)> Journeys = new()
    {
        ["toekennen"] = (301, AanvraagStatus.Toegewezen, [("Besluit", "grant"), .. Requests.Address]),
        ["anders-toekennen"] = (301, AanvraagStatus.Toegewezen,
        [
            ("Besluit", "otherwise"), ("Categorie", "45"), ("Product", "45A04"), ("Ingang", "2026-07-15"), ("Eind", "2026-10-31"),
            ("Volume", "6"),
            ("Eenheid", "04"), ("Frequentie", "2"), .. Requests.Address,
        ]),
        ["budget-toekennen"] = (301, AanvraagStatus.Toegewezen,
        [
            ("Besluit", "otherwise"), ("Categorie", "45"), ("Ingang", "2026-07-15"), ("Eind", "2026-10-31"), ("Budget", "1500,5"),
            .. Requests.Address,
        ]),
        ["afwijzen"] = (319, AanvraagStatus.Afgewezen, [("Besluit", "refuse"), ("Afwijsreden", "3")]),
        ["onderzoek"] = (319, AanvraagStatus.InOnderzoek, [("Besluit", "research")]),
        ["woonplaatsbeginsel"] = (319, AanvraagStatus.Afgewezen, [("Besluit", "refuse"), ("Afwijsreden", "8"), ("AndereGemeente", "0344")]),
    };

    public static TheoryData<string> Kinds => [.. Journeys.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Somebody_sees_what_leaves_and_lets_it_leave(string kind)
    {
        var (nummer, status, fields) = Journeys[kind];
        await using var site = await Requests.StartAsync();
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1")));
        var ben = await site.SignInAsync([Role.Backoffice], name: "ben");
        var page = $"/verzoeken/{number}";
        Assert.NotNull((await ben.OpenAsync("/verzoeken")).Link(page));

        var shown = await ben.PostAsync(page, $"{page}?handler=Bekijk", [.. fields, ("Waarom", "na overleg"), ("Gezien", "0")]);
        // Strict: what a browser would have to mend is a fault of the page.
        using var preview = new HtmlParser(new() { IsStrictMode = true }).ParseDocument(await shown.Content.ReadAsStringAsync());

        Assert.Contains($"Dit bericht gaat weg: JW{nummer}", preview.Words());
        Assert.Empty(await site.OutboxAsync(nummer));
        // The second form sends what was shown, whatever was typed.
        var form = preview.QuerySelector("form[action*='handler=Beslis']")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        var response = await ben.SendAsync($"{page}?handler=Beslis", hidden);
        Assert.True(response.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(response));

        Assert.Equal(status, await site.StatusAsync(number));
        var sent = Assert.Single(await site.OutboxAsync(nummer));
        Approved.AssertEqual($"{kind}.xml", sent.Content);
        var stored = (await site.Store.FindAsync(sent.BerichtId, CancellationToken.None))!;
        Assert.Equal((BerichtState.Accepted, null), (stored.State, BerichtResult.FromJson(stored.Result!).Signals));
        var words = await ben.WordsAsync(page);
        Assert.Contains("na overleg", words);
        Assert.Contains("bericht aan de aanbieder", words);
    }

    [Fact]
    public async Task Research_and_then_a_grant_are_two_messages()
    {
        await using var site = await Requests.StartAsync();
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1")));
        var ben = await site.SignInAsync([Role.Backoffice], name: "ben");
        await DecideAsync(ben, number, ("Besluit", "research"));

        Assert.Contains("8 weken na de dagtekening", await ben.WordsAsync($"/verzoeken/{number}"));
        Assert.DoesNotContain("b-research", await ben.ReadAsync($"/verzoeken/{number}"));
        await DecideAsync(
            ben, number, [("Besluit", "grant"), ("Gezien", $"{(await site.RequestAsync(number)).Last!.Number}"), .. Requests.Address]);

        Assert.Equal((1, 1), ((await site.OutboxAsync(319)).Count, (await site.OutboxAsync(301)).Count));
        Assert.Equal(AanvraagStatus.Toegewezen, await site.StatusAsync(number));
    }

    [Fact]
    public async Task A_317_is_shown_beside_what_is_in_force_and_granted_as_a_whole()
    {
        await using var site = await Requests.StartAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        var number = await site.AskAsync(Requests.B317("W1", "VOW1", new(2026, 8, 1)));
        var ben = await site.SignInAsync([Role.Backoffice], name: "ben");

        var words = await ben.WordsAsync($"/verzoeken/{number}");
        Assert.Contains("toewijzing 10072 wijzigen: 20 uur per maand, 01-08-2026 t/m 31-12-2026", words);
        Assert.Contains("45 / 45A04, 40 uur per maand, 01-01-2026 t/m 31-12-2026", words);
        Assert.DoesNotContain("Anders toekennen", words);
        await DecideAsync(ben, number, ("Besluit", "grant"), ("GezagNaam", "Ouder"));

        Approved.AssertEqual("wijziging-toekennen.xml", (await site.OutboxAsync(301))[^1].Content);
    }

    [Fact]
    public async Task What_was_typed_wrong_is_told_and_stays()
    {
        await using var site = await Requests.StartAsync();
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1")));
        var ben = await site.SignInAsync([Role.Backoffice], name: "ben");
        var page = $"/verzoeken/{number}";
        foreach (var (fields, told) in new ((string, string)[], string)[]
        {
            ([], "Kies wat u besluit."),
            ([("Besluit", "refuse")], "Kies waarom u het verzoek afwijst."),
            ([("Besluit", "otherwise"), ("Ingang", "morgen")], "Vul de ingangsdatum in."),
            ([("Besluit", "otherwise"), ("Ingang", "2026-07-01"), ("Eind", "x")], "De einddatum is geen datum."),
            ([("Besluit", "otherwise"), ("Ingang", "2026-07-01"), ("Volume", "veel")], "Het volume is een heel getal"),
            ([("Besluit", "otherwise"), ("Ingang", "2026-07-01"), ("Volume", "5")], "horen een eenheid en een frequentie"),
            ([("Besluit", "otherwise"), ("Ingang", "2026-07-01"), ("Budget", "1,234")], "Het budget is een bedrag in euro"),
            ([("Besluit", "otherwise"), ("Ingang", "2026-07-01"), ("Volume", "5"), ("Budget", "5")], "niet allebei"),
            ([("Besluit", "grant"), ("Huisnummer", "vijf")], "Het huisnummer is een getal."),
        })
        {
            var response = await ben.PostAsync(page, $"{page}?handler=Bekijk", [.. fields, ("Waarom", "blijft staan")]);
            var words = await Visitor.WordsOf(response);
            Assert.Contains(told, words);
            Assert.Contains("blijft staan", words);
        }

        Assert.Equal(AanvraagStatus.Open, await site.StatusAsync(number));
    }

    [Fact]
    public async Task The_list_is_filtered_searched_and_never_of_another_gemeente()
    {
        await using var site = await Requests.StartAsync();
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1"), Requests.Product("REF2", "45A04")));
        var (ben, other) = (
            await site.SignInAsync([Role.Backoffice], name: "ben"), await site.SignInAsync(Role.Backoffice, [Messages.OtherGemeente]));
        var page = $"/verzoeken/{number}";

        Assert.Contains("45 / 45A53, 10 uur per maand, 01-07-2026 t/m 31-12-2026", await ben.WordsAsync("/verzoeken"));
        Assert.Contains("geen verzoeken met dit filter", await ben.WordsAsync("/verzoeken?status=toegekend"));
        Assert.Contains($"{number}", await ben.WordsAsync("/verzoeken?status=alle&soort=315&domein=Ijw&product=45A53&volgorde=Newest"));
        Assert.Contains("niet gebruikt", await ben.WordsAsync("/verzoeken?status=onzin"));
        var searched = await ben.PostAsync("/verzoeken", "/verzoeken?handler=Zoek", ("bsn", Messages.Bsn), ("waarom", "besluit"));
        Assert.Contains($"{number}", await Visitor.WordsOf(searched));
        Assert.Contains(
            "Kies waarom u zoekt.",
            await Visitor.WordsOf(await ben.PostAsync("/verzoeken", "/verzoeken?handler=Zoek", ("bsn", Messages.Bsn))));

        await ben.PostAsync(page, $"{page}?handler=Behandel", ("neem", "true"));
        Assert.Contains("Mevrouw ben", await ben.WordsAsync("/verzoeken?mijn=true"));
        await ben.PostAsync(page, $"{page}?handler=Behandel", ("neem", "false"));
        Assert.Contains("geen verzoeken met dit filter", await ben.WordsAsync("/verzoeken?mijn=true"));

        Assert.Contains("geen verzoeken met dit filter", await other.WordsAsync("/verzoeken"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync("/verzoeken/999999.1")).StatusCode);
        var looked = await site.App.Services.GetRequiredService<AccessLog>()
            .ListAsync(new() { Scope = Requests.Scope }, new(), CancellationToken.None);
        Assert.Contains(looked.Items, l => l is { What: "request", AccountName: "ben", Client: not null });
    }

    [Fact]
    public async Task With_four_eyes_a_colleague_sees_the_message_and_confirms()
    {
        await using var site = await Requests.StartAsync(("Backoffice:FourEyes", "true"));
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1")));
        var (ben, carla) = (
            await site.SignInAsync([Role.Backoffice], name: "ben"), await site.SignInAsync([Role.Backoffice], name: "carla"));
        var page = $"/verzoeken/{number}";
        await DecideAsync(ben, number, [("Besluit", "grant"), .. Requests.Address]);
        var proposal = $"{(await site.RequestAsync(number)).Proposal!.Number}";

        var shown = await Html.ParseAsync(await carla.PostAsync(page, $"{page}?handler=BekijkVoorstel", ("voorstel", proposal)));
        Assert.Contains("Dit bericht gaat weg: JW301", shown.Words());
        Assert.Contains(
            "het is van uzelf", await Visitor.WordsOf(await ben.PostAsync(page, $"{page}?handler=Bevestig", ("voorstel", proposal))));
        Assert.Equal(HttpStatusCode.Found, (await carla.PostAsync(page, $"{page}?handler=Bevestig", ("voorstel", proposal))).StatusCode);

        Assert.Single(await site.OutboxAsync(301));
        Assert.Equal(AanvraagStatus.Toegewezen, await site.StatusAsync(number));
    }

    [Fact]
    public async Task A_decision_says_whether_its_message_waits_or_was_held_back()
    {
        await using var site = await Requests.StartAsync(("MessageHub:Warnings:0:Code", "W011"), ("MessageHub:Warnings:0:Action", "Hold"));
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072, Volume: 10)]), BerichtState.Accepted);
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1", "45A04") with
        {
            ToewijzingIngangsdatum = new(2027, 1, 1), ToewijzingEinddatum = new(2027, 6, 30),
        }));
        var ben = await site.SignInAsync([Role.Backoffice], name: "ben");
        await DecideAsync(ben, number, ("Besluit", "grant"));

        Assert.Contains("het bericht wacht op een bevestiging", await ben.WordsAsync($"/verzoeken/{number}"));
        var held = (await site.Store.HeldAsync(CancellationToken.None)).Single().Number;
        await ben.PostAsync(
            $"/wacht/{held}", $"/wacht/{held}?handler=Beslis", ("regel", "alles"), ("besluit", "reject"), ("reden", "verlengen kan"),
            ("gezien", "0"));

        var words = await ben.WordsAsync($"/verzoeken/{number}");
        Assert.Contains("het bericht is tegengehouden; het besluit geldt niet", words);
        Assert.DoesNotContain("bericht aan de aanbieder", words);
        await DecideAsync(
            ben, number, ("Besluit", "refuse"), ("Afwijsreden", "1"), ("Gezien", $"{(await site.RequestAsync(number)).Last!.Number}"));
        Assert.Contains("bericht aan de aanbieder", await ben.WordsAsync($"/verzoeken/{number}"));
    }

    private static async Task DecideAsync(Visitor visitor, RequestNumber number, params (string Name, string Value)[] fields)
    {
        var page = $"/verzoeken/{number}";
        var response = await visitor.PostAsync(page, $"{page}?handler=Beslis", [.. fields, ("Waarom", "na overleg")]);
        Assert.True(response.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(response));
    }
}
