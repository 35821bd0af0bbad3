using System.Text.RegularExpressions;
using MessageHub.Backoffice.Tests;
using MessageHub.Register.Access;
using Microsoft.Playwright;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>What people come for, as they do it.</summary>
[Collection(JourneyCollection.Name)]
public class JourneyTests(Chromium chromium, SmallSite small) : IClassFixture<SmallSite>
{
    private TestSite Site => small.Site;

    [Fact]
    public async Task Somebody_finds_out_why_a_line_was_rejected()
    {
        await using var window = await Window.OpenAsync(chromium, Site);
        var page = window.Page;
        await window.SignInAsync(SmallSite.Account);
        await page.GetByRole(AriaRole.Link, new() { Name = "Zoeken", Exact = true }).ClickAsync();
        await page.GetByLabel("Referentie van de regel").FillAsync("R0502");
        await page.GetByLabel("Waarom zoekt u?").SelectOptionAsync("aanbieder");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zoek", Exact = true }).ClickAsync();
        Assert.DoesNotContain("R0502", page.Url);
        await page.GetByRole(AriaRole.Link, new() { Name = "D2605" }).ClickAsync();

        var card = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "R0502" });
        var told = await card.InnerTextAsync();
        foreach (var part in new[] { "9321", "0611", "Komt uit", "88,50", "Wat wel kan" })
            Assert.Contains(part, told);
        await page.GetByRole(AriaRole.Link, new() { Name = "10073" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Toewijzing 10073");
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task Somebody_releases_a_line_that_waits()
    {
        await using var window = await Window.OpenAsync(chromium, Site);
        var page = window.Page;
        await window.SignInAsync(SmallSite.Account);
        var menu = page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Wacht op besluit") });
        await Assertions.Expect(menu).ToContainTextAsync("1");
        await menu.ClickAsync();
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "D2606" }).GetByRole(AriaRole.Link).First.ClickAsync();
        var line = page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("R0601") });
        await line.GetByLabel("Toekennen tegen het ingediende tarief").CheckAsync();
        await line.GetByLabel("Waarom").FillAsync("afgesproken met de aanbieder");
        await line.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Het bericht is klaar");
        await Assertions.Expect(page.GetByText("Er wacht niets.")).ToBeVisibleAsync();
        Assert.Empty(await Site.Store.HeldAsync(CancellationToken.None));
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task Somebody_indexes_a_tariff_and_another_sees_what_changed_and_by_whom()
    {
        await using var window = await Window.OpenAsync(chromium, Site);
        var page = window.Page;
        await window.SignInAsync(SmallSite.Account);
        await page.GetByRole(AriaRole.Link, new() { Name = "Tarieven", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "indexeer", Exact = true }).ClickAsync();
        await page.GetByLabel("Percentage").FillAsync("3,87");
        await page.GetByLabel("Eerste dag van de nieuwe tarieven").FillAsync("2027-01-01");
        await page.GetByLabel("Productcodes").FillAsync("45A04");
        await window.PressAsync("Laat zien wat er wijzigt");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "nieuw" })).ToContainTextAsync("€ 85,00 → € 88,29");
        await window.PressAsync("Bevestig en sla op");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("opgeslagen");
        await page.GetByRole(AriaRole.Row)
            .Filter(new() { HasText = "indexering" })
            .GetByRole(AriaRole.Link, new() { NameRegex = new("45A04") })
            .ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Afspraak over 45A04 vanaf 01-01-2027");
        var history = page.GetByRole(AriaRole.Region, new() { Name = "Wie wat wijzigde" });
        await Assertions.Expect(history).ToContainTextAsync(SmallSite.Account);
        await Assertions.Expect(history).ToContainTextAsync("indexering 3,87 % vanaf 01-01-2027");
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task Somebody_saves_the_rejected_lines_of_an_aanbieder()
    {
        await using var window = await Window.OpenAsync(chromium, Site);
        var page = window.Page;
        await window.SignInAsync(SmallSite.Account);
        await page.GetByRole(AriaRole.Link, new() { Name = "Afgekeurd", Exact = true }).ClickAsync();
        await page.GetByLabel("Aanbieder (AGB)").FillAsync(Messages.Aanbieder);
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Regels opslaan als CSV" }).ClickAsync());
        Assert.Equal("afgekeurde-regels.csv", download.SuggestedFilename);
        var text = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("R0502", text);
        Assert.DoesNotContain(Messages.Bsn, text);
    }

    [Fact]
    public async Task Somebody_signs_in_with_an_app_for_the_first_time_and_again()
    {
        await using var site = await TestSite.StartAsync(isBrowsed: true, ("Backoffice:RequireApp", "true"));
        await site.AddAccountAsync(SmallSite.Account, [Role.Backoffice], mustChange: true);
        await using var window = await Window.OpenAsync(chromium, site);
        var page = window.Page;
        const string fresh = "vier woorden samen genoeg";

        await window.SignInAsync(SmallSite.Account);
        await window.InspectAsync("wachtwoord-kiezen");
        await page.GetByLabel("Nieuw wachtwoord").FillAsync(fresh);
        await page.GetByLabel("Nog een keer").FillAsync(fresh);
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("App instellen");
        await window.InspectAsync("app-instellen");
        var secret = FromBase32(await page.Locator(".mh-secret").InnerTextAsync());
        await page.GetByLabel("Code uit de app").FillAsync(new OtpNet.Totp(secret).ComputeTotp(site.Clock.GetUtcNow().UtcDateTime));
        await page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        Assert.Equal(8, await page.Locator(".mh-secret li").CountAsync());
        await window.InspectAsync("herstelcodes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ik heb ze bewaard" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Overzicht");

        await page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("U bent afgemeld.");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await window.SignInAsync(SmallSite.Account, fresh);
        await window.InspectAsync("code");
        await page.GetByLabel("Code").FillAsync("000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Deze code klopt niet")).ToBeVisibleAsync();
        await page.GetByLabel("Code").FillAsync(new OtpNet.Totp(secret).ComputeTotp(site.Clock.GetUtcNow().UtcDateTime));
        await page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Overzicht");
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task The_pages_work_with_the_keyboard_alone()
    {
        await using var window = await Window.OpenAsync(chromium, Site);
        var page = window.Page;
        await window.SignInAsync(SmallSite.Account);
        await page.GotoAsync("/afgekeurd");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Naar de inhoud" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByLabel("Vanaf")).ToBeFocusedAsync();
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(
            text.Replace(" ", "", StringComparison.Ordinal)
                .Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2))];
    }
}
