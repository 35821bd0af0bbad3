using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Tests;
using MessageHub.Berichten;
using MessageHub.Example;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>
/// The gemeente's own half, as somebody does it in the region of the demonstration: requests are answered and care is changed, each in its
/// own way, and what leaves is the message that was approved.
/// </summary>
[Collection(PageCollection.Name)]
public class OwnHalfTests(Chromium chromium, ExampleSite example)
{
    private static readonly GemeenteScope Scope = new([.. ExampleRegion.Gemeenten]);

    /// <summary>From the reason to why: past the other gemeente, and nothing of the client, who is told nothing of a refusal.</summary>
    private const int MaxTabs = 3;

    private static readonly (string, string)[] Address =
        [("Straat", "Voorbeeldstraat"), ("Huisnummer", "7"), ("Postcode", "9999 XX"), ("Plaats", "Voorbeeldstad")];

    /// <summary>The name of the approved message, the request, the choice, and what is typed with it.</summary>
    private static readonly (string Name, string Request, string Choice, (string Id, string Value)[] Typed)[] Answers =
    [
        ("toekennen", "VOT-wmo", "Toekennen zoals gevraagd", Address),
        ("anders-toekennen", "VOT-bekend", "Anders toekennen", [("Ingang", "2026-07-15"), ("Eind", "2026-10-31"), ("Volume", "6")]),
        ("afwijzen", "VOT-zonder-afspraak", "Afwijzen", []),
        ("onderzoek", "VOT-bijna-te-laat", "In onderzoek nemen (kan één keer)", []),
        ("toekennen-na-onderzoek", "VOT-bijna-te-laat", "Toekennen zoals gevraagd", Address),
        ("woonplaatsbeginsel", "VOT-woonplaats", "Afwijzen", [("Afwijsreden", "8"), ("AndereGemeente", "0402")]),
        ("rechter-toekennen", "VOT-rechter", "Toekennen zoals gevraagd", Address),
        ("wijziging-toekennen", "VOW-verlengen", "Toekennen zoals gevraagd", [("GezagNaam", "Ouder")]),
        ("wmo-wijziging-toekennen", "VOW-wmo-meer", "Toekennen zoals gevraagd", []),
    ];

    /// <summary>The name of the approved message, the allocation, the choice, and what is typed with it.</summary>
    private static readonly (string Name, ToewijzingOf Care, string Choice, (string Id, string Value)[] Typed)[] Changes =
    [
        ("verlengen", Jw("0297", 20007), "Verlengen", [("Verlengd", "2028-06-30")]),
        ("overlijden", Wmo("0518", 20034), "Eerder beëindigen", [("Reden", "02"), ("Einddatum", "2026-06-10")]),
        ("pgb", Wmo("0518", 20035), "Eerder beëindigen", [("Reden", "08"), ("Einddatum", "2026-07-31")]),
        ("verhuizing", Wmo("0518", 20036), "Eerder beëindigen", [("Reden", "07"), ("Einddatum", "2026-07-31")]),
        ("ander-domein", Jw("0297", 20009), "Eerder beëindigen", [("Reden", "06"), ("Einddatum", "2026-07-31")]),
        ("herindeling", Wmo("0344", 20044), "Eerder beëindigen", [("Reden", "11"), ("Einddatum", "2026-07-31")]),
        ("andere-aanbieder", Jw("0297", 20008), "Eerder beëindigen", [("Reden", "09"), ("Einddatum", "2026-07-31")]),
        ("andere-zorg", Wmo("0297", 20037), "Andere zorg vanaf een dag: een ander product of een andere omvang",
        [
            ("Categorie", "01"), ("Product", "01A01"), ("Ingang", "2026-07-01"), ("Eind", "2026-12-31"), ("Volume", "3"),
            ("Eenheid", "04"), ("Frequentie", "2"),
        ]),
        ("lager-volume", Jw("0297", 20054), "Ander totaal volume",
            [("Hoeveel", "100"), ("InstemmingVan", "P. de Wit"), ("InstemmingOp", "2026-06-09")]),
        ("hoger-budget", Wmo("0297", 20057), "Ander budget", [("Hoeveel", "2600,50")]),
        ("verwijderen-en-vervangen", Wmo("0297", 20056), "Verwijderen, en een andere in de plaats zetten",
        [
            ("Categorie", "02"), ("Product", "02A03"), ("Ingang", "2026-04-01"), ("Eind", "2026-12-31"), ("Volume", "12"),
            ("Eenheid", "04"), ("Frequentie", "4"),
        ]),
        ("nieuw-ernaast", Wmo("0344", 20043), "Nieuwe toewijzing voor deze cliënt bij deze aanbieder",
            [("Categorie", "08"), ("Ingang", "2026-07-01"), ("Eind", "2026-12-31"), ("Budget", "1500")]),
        ("nog-eens-sturen", Wmo("0518", 20046), "Nog eens sturen, zonder iets te wijzigen", []),
    ];

    private TestSite Site => example.Site;

    /// <summary>One after the other: messages and allocations are numbered as they are made.</summary>
    [Fact]
    public async Task Requests_are_answered_and_care_is_changed_each_in_its_own_way()
    {
        await using var window = await SignInAsync();
        await SendAgainAsync(window);
        foreach (var (name, request, choice, typed) in Answers)
            await AnswerAsync(window, name, request, choice, typed);
        await RefuseWithKeyboardAsync(window.Page);
        foreach (var (name, care, choice, typed) in Changes)
            await ChangeAsync(window, name, care, choice, typed);
        await EndStoppedAsync(window);
        await AssignToNewClientAsync(window);
        window.AssertNothingWrong();
    }

    private async Task SendAgainAsync(Window window)
    {
        var page = window.Page;
        await window.InspectAsync("teruggekomen", "/teruggekomen");
        var wmo = page.GetByRole(AriaRole.Region).Filter(new() { HasText = "Wmo" }).First;
        await wmo.GetByText("Wat nu geldt nog eens sturen").ClickAsync();
        await wmo.GetByLabel("Waarom").And(wmo.Locator("textarea:visible")).FillAsync("de aanbieder vroeg erom");
        await wmo.GetByRole(AriaRole.Button, new() { Name = "Laat zien wat weggaat" }).ClickAsync();
        await window.PressAsync("Verstuur opnieuw");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Wat geldt, gaat nog eens naar de aanbieder.");
        await AssertLeftAsync("teruggekomen-nog-eens.xml");
    }

    private async Task AnswerAsync(Window window, string name, string request, string choice, (string Id, string Value)[] typed)
    {
        var page = window.Page;
        await page.GotoAsync($"/verzoeken/{await NumberOfAsync(request)}");
        await page.GetByLabel(choice, new() { Exact = true }).CheckAsync();
        await TypeAsync(page, typed);
        if (name == "anders-toekennen")
            await window.InspectAsync("verzoek-anders");
        await window.PressAsync("Laat zien wat weggaat");
        if (name == "toekennen")
            await window.InspectAsync("verzoek-antwoord");
        await SendAsync(window, $"verzoek-{name}.xml");
    }

    private async Task RefuseWithKeyboardAsync(IPage page)
    {
        await page.GotoAsync($"/verzoeken/{await NumberOfAsync("V9012")}");
        await page.GetByLabel("Toekennen zoals gevraagd").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByLabel("Afwijzen", new() { Exact = true })).ToBeCheckedAsync();
        // What belongs to the other choices is not in the way.
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByLabel("Reden", new() { Exact = true })).ToBeFocusedAsync();
        await page.GetByLabel("Reden", new() { Exact = true }).SelectOptionAsync("7");
        var why = page.GetByLabel("Waarom", new() { Exact = true });
        for (var i = 0; i < MaxTabs && !await why.EvaluateAsync<bool>("e => e === document.activeElement"); i++)
            await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(why).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("na overleg");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg besluit vast en verstuur" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Uw besluit is vastgelegd.");
        await AssertLeftAsync("verzoek-toetsenbord.xml");
    }

    private async Task ChangeAsync(Window window, string name, ToewijzingOf care, string choice, (string Id, string Value)[] typed)
    {
        var page = window.Page;
        await page.GotoAsync(PageOf(care, "wijzigen"));
        await page.GetByLabel(choice, new() { Exact = true }).CheckAsync();
        // Under 16 a parent goes along.
        await TypeAsync(page, care.Standaard is Standaard.Ijw ? [.. typed, ("GezagNaam", "Ouder")] : typed);
        if (name == "andere-zorg")
            await window.InspectAsync("wijzigen");
        await window.PressAsync("Laat zien wat weggaat");
        if (name == "lager-volume")
            await window.InspectAsync("wijzigen-bericht");
        await SendAsync(window, $"wijzigen-{name}.xml");
    }

    /// <summary>The program itself proposes the end of care that stopped for good.</summary>
    private async Task EndStoppedAsync(Window window)
    {
        var page = window.Page;
        await page.GotoAsync(PageOf(Jw("0344", 20011), "wijzigen"));
        await LookAsync("De zorg is gestopt");
        // Under 16 a parent goes along.
        await TypeAsync(page, [("GezagNaam", "Ouder")]);
        await LookAsync("Uw besluit");
        await SendAsync(window, "wijzigen-na-stop.xml");

        Task LookAsync(string region) => page.GetByRole(AriaRole.Region, new() { Name = region })
            .GetByRole(AriaRole.Button, new() { Name = "Laat zien wat weggaat" }).ClickAsync();
    }

    private async Task AssignToNewClientAsync(Window window)
    {
        var page = window.Page;
        await page.GotoAsync("/toewijzen/nieuw");
        await TypeAsync(
            page,
            [
                ("Bsn", "999990019"), ("Gemeente", "0518"), ("Domein", "iwmo"), ("Aanbieder", "75750019"), ("Categorie", "02"),
                ("Product", "02A03"), ("Ingang", "2026-07-01"), ("Eind", "2026-12-31"), ("Volume", "4"), ("Eenheid", "04"),
                ("Frequentie", "2"), ("Voorletters", "A.B."), ("Achternaam", "Voorbeeld"), ("Geboren", "1950-03-04"), ("Geslacht", "2"),
                .. Address,
            ]);
        await window.InspectAsync("toewijzen");
        await window.PressAsync("Laat zien wat weggaat");
        await SendAsync(window, "toewijzen-nieuwe-client.xml");
    }

    private static ToewijzingOf Jw(string gemeente, long nummer) => new(Standaard.Ijw, gemeente, nummer);

    private static ToewijzingOf Wmo(string gemeente, long nummer) => new(Standaard.Iwmo, gemeente, nummer);

    private async Task<Window> SignInAsync()
    {
        var window = await Window.OpenAsync(chromium, Site);
        await window.SignInAsync(ExampleSite.NameOf(Role.Backoffice));
        return window;
    }

    private async Task<RequestNumber> NumberOfAsync(string referentie)
    {
        var found = await Site.App.Services.GetRequiredService<RequestStore>()
            .ListAsync(new() { Scope = Scope, Referentie = referentie }, new(2), CancellationToken.None);
        return Assert.Single(found.Items).Number;
    }

    private string PageOf(ToewijzingOf care, string page) => Site.App.Services.GetRequiredService<AllocationLinks>()
        .To(new(care.Standaard, care.Gemeente, care.Nummer)).Replace("/toewijzing/", $"/{page}/", StringComparison.Ordinal);

    /// <summary>Fills in fields and why; opens what has to be opened for it.</summary>
    private static async Task TypeAsync(IPage page, IEnumerable<(string Id, string Value)> typed)
    {
        foreach (var (id, value) in typed.Append(("Waarom", "na overleg")))
        {
            var field = page.Locator($"#{id}");
            if (!await field.IsVisibleAsync())
                await page.Locator("details:not([open])").Filter(new() { Has = field }).Locator("summary").First.ClickAsync();
            if (await field.EvaluateAsync<bool>("e => e.localName === 'select'"))
                await field.SelectOptionAsync(value);
            else
                await field.FillAsync(value);
        }
    }

    private async Task SendAsync(Window window, string approved)
    {
        await window.PressAsync("Leg besluit vast en verstuur");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Uw besluit is vastgelegd.");
        await AssertLeftAsync(approved);
    }

    /// <summary>The last message that has to leave is the approved one, and no rule had anything against it.</summary>
    private async Task AssertLeftAsync(string approved)
    {
        var left = (await Site.Store.UnsentAsync(1000, CancellationToken.None))[^1];
        Approved.AssertEqual(approved, left.Content);
        Assert.Equal(BerichtState.Accepted, (await Site.Store.FindAsync(left.BerichtId, CancellationToken.None))!.State);
    }

    private sealed record ToewijzingOf(Standaard Standaard, string Gemeente, long Nummer);
}
