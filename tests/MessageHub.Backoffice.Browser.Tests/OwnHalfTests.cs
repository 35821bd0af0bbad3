using MessageHub.Backoffice.Tests;
using MessageHub.Example;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>
/// The gemeente's own half, as somebody does it in the region of the demonstration: what leaves is the message that was approved.
/// </summary>
[Collection(PageCollection.Name)]
public class OwnHalfTests(Chromium chromium, ExampleSite example)
{
    private static readonly GemeenteScope Scope = new([.. ExampleRegion.Gemeenten]);

    private static readonly (string, string)[] Address =
        [("Straat", "Voorbeeldstraat"), ("Huisnummer", "7"), ("Postcode", "9999 XX"), ("Plaats", "Voorbeeldstad")];

    private TestSite Site => example.Site;

    /// <summary>One after the other: the messages are numbered as they are made.</summary>
    [Fact]
    public async Task What_came_back_is_sent_again_and_a_request_is_granted()
    {
        await using var window = await SignInAsync();
        var page = window.Page;
        await window.InspectAsync("teruggekomen", "/teruggekomen");
        var wmo = page.GetByRole(AriaRole.Region).Filter(new() { HasText = "Wmo" }).First;
        await wmo.GetByText("Wat nu geldt nog eens sturen").ClickAsync();
        await wmo.GetByLabel("Waarom").And(wmo.Locator("textarea:visible")).FillAsync("de aanbieder vroeg erom");
        await wmo.GetByRole(AriaRole.Button, new() { Name = "Laat zien wat weggaat" }).ClickAsync();
        await window.PressAsync("Verstuur opnieuw");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Wat geldt, gaat nog eens naar de aanbieder.");
        await AssertLeftAsync("teruggekomen-nog-eens.xml");

        await page.GotoAsync($"/verzoeken/{await NumberOfAsync("VOT-wmo")}");
        await page.GetByLabel("Toekennen zoals gevraagd", new() { Exact = true }).CheckAsync();
        await TypeAsync(page, Address);
        await window.PressAsync("Laat zien wat weggaat");
        await window.InspectAsync("verzoek-antwoord");
        await window.PressAsync("Leg besluit vast en verstuur");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Uw besluit is vastgelegd.");
        await AssertLeftAsync("verzoek-toekennen.xml");
        window.AssertNothingWrong();
    }

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

    /// <summary>The last message that has to leave is the approved one, and no rule had anything against it.</summary>
    private async Task AssertLeftAsync(string approved)
    {
        var left = (await Site.Store.UnsentAsync(1000, CancellationToken.None))[^1];
        Approved.AssertEqual(approved, left.Content);
        Assert.Equal(BerichtState.Accepted, (await Site.Store.FindAsync(left.BerichtId, CancellationToken.None))!.State);
    }
}
