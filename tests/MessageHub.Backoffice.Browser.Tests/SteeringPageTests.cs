using System.Text;
using System.Text.RegularExpressions;
using MessageHub.Backoffice.Tests;
using MessageHub.Example;
using MessageHub.Register.Access;
using MessageHub.Register.Lists;
using Microsoft.Playwright;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>The pages outside the backoffice, in a region of steering: what people come for, in every look, and on paper.</summary>
[Collection(JourneyCollection.Name)]
public partial class SteeringPageTests(Chromium chromium) : IAsyncLifetime
{
    private const string Idle = "65650199";
    private static readonly DateTimeOffset Now = new(2026, 6, 23, 10, 0, 0, TimeSpan.Zero);
    private static readonly string[] Gemeenten = [.. SteeringRegion.CapelleKrimpen.Gemeenten.Select(g => g.Code)];

    private TestSite site = null!;

    public async Task InitializeAsync()
    {
        site = await TestSite.StartAsync(isBrowsed: true);
        site.Clock.SetUtcNow(Now);
        await SteeringPlayer.FillAsync(site.Register, SteeringRegion.CapelleKrimpen, Now, CancellationToken.None);
        await site.AddListAsync(KeptList.Aanbieders, $"agb;naam;van\n{Idle};Stil Water;2024-01-01\n");
        await site.AddListAsync(
            KeptList.Contracten,
            $"gemeente;agb;domein;perceel;klasse;status;van\n{Gemeenten[0]};{Idle};jw;J1;specialistisch;actief;2024-01-01\n");
        foreach (var role in new[] { Role.Contractmanager, Role.Beleid, Role.Toegang })
            await site.AddAccountAsync(NameOf(role), [role], Gemeenten);
    }

    public Task DisposeAsync() => site.DisposeAsync().AsTask();

    [Fact]
    public async Task A_contract_manager_finds_who_does_nothing_prints_a_sheet_and_records_a_talk()
    {
        await using var window = await SignInAsync(Role.Contractmanager);
        var page = window.Page;
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Contracten");
        await Assertions.Expect(page.Locator("#tabel-stil")).ToContainTextAsync("Stil Water");
        await window.InspectAsync("contracten");
        await window.InspectAsync("gesprekken", "/gesprekken");

        var largest = new SteeringScript(SteeringRegion.CapelleKrimpen).BySize[0];
        await page.GotoAsync($"/aanbieder/{largest}?jaar=2025");
        await window.InspectAsync("aanbiederblad");
        Assert.Equal(1, await PrintAsync(window, "aanbiederblad"));

        await page.GetByText("Gesprek vastleggen").ClickAsync();
        await page.GetByLabel("Wanneer was het gesprek?").FillAsync("2026-06-22");
        await page.GetByLabel("Wat is er besproken?").FillAsync("De wachttijd loopt terug.");
        await window.PressAsync("Leg gesprek vast");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Het is vastgelegd");
        await Assertions.Expect(page.GetByText("De wachttijd loopt terug.")).ToBeVisibleAsync();
        await page.GotoAsync("/gesprekken");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = largest })).ToContainTextAsync("22-11-2026");
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task Policy_begins_with_the_table_of_percelen_and_each_form_of_it_fits_on_paper()
    {
        await using var window = await SignInAsync(Role.Beleid);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Percelen");
        foreach (var (name, query) in new[]
        {
            ("percelen", ""), ("percelen-gemeenten", "&beeld=Gemeenten&maat=Clienten"), ("percelen-perceel", "&beeld=Perceel&perceel=jw:J1")
        })
        {
            await window.InspectAsync(name, SteeringRegion.Table + query);
            Assert.Equal((name, 1), (name, await PrintAsync(window, name)));
        }

        await window.InspectAsync("begrippen", "/begrippen");
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task Who_helps_to_care_begins_with_who_waits()
    {
        await using var window = await SignInAsync(Role.Toegang);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Zorg");
        await window.InspectAsync("zorg");
        var line = new SteeringScript(SteeringRegion.CapelleKrimpen).Lines[0];
        await window.Page.GetByLabel("Bsn").FillAsync(line.Bsn);
        await window.Page.GetByLabel("Waarom zoekt u?").SelectOptionAsync("controle");
        await window.PressAsync("Zoek toewijzingen");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = $"{line.Nummer}", Exact = true }).First.ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Toewijzing {line.Nummer}");
        Assert.DoesNotContain("€", await window.Page.InnerTextAsync("main"));
        await window.InspectAsync("zorg-toewijzing");
        window.AssertNothingWrong();
    }

    /// <summary>The page on paper: how many sheets it takes. Nothing of it may lie beside the paper.</summary>
    private static async Task<int> PrintAsync(Window window, string name)
    {
        var pdf = await window.Page.PdfAsync(new() { PreferCSSPageSize = true, Path = Path.Combine(Screenshots.Folder, $"{name}.pdf") });
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await window.ShootAsync($"{name}-print");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Null });
        return Sheets().Count(Encoding.Latin1.GetString(pdf));
    }

    private async Task<Window> SignInAsync(Role role)
    {
        var window = await Window.OpenAsync(chromium, site);
        await window.SignInAsync(NameOf(role));
        return window;
    }

    private static string NameOf(Role role) => $"de-{role}".ToLowerInvariant();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Sheets();
}
