using MessageHub.Backoffice.Tests;
using MessageHub.Register.Access;
using Microsoft.Playwright;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>The pages about accounts, signing in and who looked at what, and those that everybody has, in every look.</summary>
[Collection(JourneyCollection.Name)]
public class AccountPageTests(Chromium chromium, SmallSite small) : IClassFixture<SmallSite>
{
    private TestSite Site => small.Site;

    [Fact]
    public async Task The_pages_of_who_is_not_signed_in_are_right()
    {
        await using var window = await Window.OpenAsync(chromium, Site);
        await window.InspectAsync("aanmelden", "/aanmelden");
        await window.SignInAsync("niemand", "fout");
        await window.InspectAsync("aanmelden-fout");
        await window.SignInAsync(await AddAsync());
        await window.InspectAsync("welkom-zonder-rol");
        await window.PressAsync("Afmelden");
        await window.InspectAsync("afgemeld");
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task The_pages_everybody_has_are_right()
    {
        await using var window = await SignInAsync(Role.Backoffice);
        await window.InspectAsync("mijn-account", "/mijn-account");
        await window.InspectAsync("afmelden", "/afmelden");
        await window.InspectAsync("niet-gevonden", "/bericht/00000000-0000-0000-0000-000000000000");
        await window.InspectAsync("geen-toegang", "/toegang");
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task The_pages_of_a_beheerder_are_right()
    {
        await using var window = await SignInAsync(Role.Beheerder);
        await window.InspectAsync("toegang", "/toegang");
        await window.InspectAsync("nieuw-account", "/toegang/nieuw");
        await window.PressAsync("Opslaan");
        await window.InspectAsync("nieuw-account-fout");
        await window.Page.GetByLabel("Account", new() { Exact = true }).FillAsync("joost");
        await window.Page.GetByLabel("Naam", new() { Exact = true }).FillAsync("Joost Voorbeeld");
        await window.Page.GetByLabel("Contractmanager").CheckAsync();
        await window.Page.GetByLabel("Gemeenten").FillAsync("0297");
        await window.PressAsync("Opslaan");
        await Assertions.Expect(window.Page.Locator("#eenmalig")).ToBeVisibleAsync();
        await window.InspectAsync("account-eenmalig-wachtwoord");
        await window.Page.GotoAsync("/toegang");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Joost Voorbeeld" }).ClickAsync();
        await window.InspectAsync("account");
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task The_access_log_is_right()
    {
        await using (var looking = await SignInAsync(Role.Backoffice))
            await looking.Page.GotoAsync($"/bericht/{small.Claim}");
        await using var window = await SignInAsync(Role.Privacy);
        await window.Page.GotoAsync("/inzagelog");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Cell, new() { Name = "Bericht bekeken" }).First).ToBeVisibleAsync();
        await window.InspectAsync("inzagelog");
        window.AssertNothingWrong();
    }

    private async Task<string> AddAsync(params Role[] roles) =>
        (await Site.AddAccountAsync(roles.Length == 0 ? "nieuw" : $"{roles[0]}-{Guid.NewGuid():N}"[..16].ToLowerInvariant(), roles)).Name;

    /// <summary>A window in which somebody signed in.</summary>
    private async Task<Window> SignInAsync(Role role)
    {
        var window = await Window.OpenAsync(chromium, Site);
        await window.SignInAsync(await AddAsync(role));
        return window;
    }
}
