using MessageHub.Backoffice.Tests;
using MessageHub.Processing.Example;
using MessageHub.Register;
using MessageHub.Register.Access;
using MessageHub.Register.Monitoring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>Every page with the example region in it, light and dark, wide and narrow: accessible, inside the window, quiet, and photographed.</summary>
[Collection(ChromiumCollection.Name)]
public class PageTests(Chromium chromium)
{
    private const string Account = "anna";

    [Fact]
    public async Task Every_page_is_accessible_and_fits_light_and_dark_wide_and_narrow()
    {
        await using var site = await TestSite.StartAsync(isBrowsed: true);
        await ExampleRegion.FillAsync(site.App.Services.GetRequiredService<RegisterDatabase>(), site.Clock.GetUtcNow(), CancellationToken.None);
        await site.AddAccountAsync(Account, Enum.GetValues<Role>(), [.. ExampleRegion.Gemeenten]);
        await site.AddAccountAsync("karel", [Role.Contractmanager], [.. ExampleRegion.Gemeenten]);
        var pages = await PathsAsync(site);
        var problems = new List<string>();
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 1280), (ColorScheme.Light, 390), (ColorScheme.Dark, 390) })
        {
            await using var window = await Window.OpenAsync(chromium, site, scheme, width);
            var look = $"{scheme.ToString().ToLowerInvariant()}-{width}";
            await window.Page.GotoAsync("/aanmelden");
            await CheckAsync("aanmelden");
            await window.SignInAsync(Account);
            foreach (var (name, path) in pages)
            {
                await window.Page.GotoAsync(path);
                await CheckAsync(name);
            }

            await window.Page.GotoAsync("/zoeken");
            await window.Page.GetByLabel("Aanbieder (AGB)").FillAsync(await AanbiederAsync(site));
            await window.Page.GetByLabel("Waarom zoekt u?").SelectOptionAsync("aanbieder");
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Zoek", Exact = true }).ClickAsync();
            await CheckAsync("zoeken-gevonden");

            await window.Page.GotoAsync(pages.First(p => p.Name == "bericht").Path);
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Bericht bekijken" }).ClickAsync();
            await CheckAsync("bestand");

            async Task CheckAsync(string name)
            {
                problems.AddRange((await window.ViolationsAsync()).Select(v => $"{look} {name}: {v}"));
                if (!await window.FitsAsync())
                    problems.Add($"{look} {name}: wider than the window");
                await window.ShootAsync($"{name}-{look}");
            }

            problems.AddRange(window.Complaints.Select(c => $"{look}: {c}"));
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    private static async Task<List<(string Name, string Path)>> PathsAsync(TestSite site)
    {
        var scope = new GemeenteScope([.. ExampleRegion.Gemeenten]);
        var monitor = site.App.Services.GetRequiredService<RejectionMonitor>();
        var filter = new BerichtFilter { Scope = scope, Nummer = 323, States = [BerichtState.Partly] };
        var claim = (await monitor.BerichtenAsync(filter, BerichtSort.Newest, new(1), CancellationToken.None)).Items[0];
        var held = (await site.App.Services.GetRequiredService<HeldDesk>().ListAsync(scope, new(2026, 6, 10), new(1), CancellationToken.None)).Items[0];
        var lines = (await monitor.FindingsAsync(filter, new(50), CancellationToken.None)).Items;
        var finding = lines.First(f => f.ToewijzingNummer is not null);
        var key = new ToewijzingKey(finding.Standaard!.Value, finding.Gemeente!, finding.ToewijzingNummer!.Value);
        var account = (await site.App.Services.GetRequiredService<AccountBook>().FindByNameAsync(Account, CancellationToken.None))!;
        return
        [
            ("overzicht", "/overzicht"),
            ("bedragen", "/bedragen"),
            ("afgekeurd", "/afgekeurd"),
            ("afgekeurd-per-dag", "/afgekeurd?per=Day"),
            ("bericht", $"/bericht/{claim.Id}"),
            ("brief", $"/bericht/{claim.Id}/brief"),
            ("toewijzing", site.App.Services.GetRequiredService<Access.AllocationLinks>().To(key)),
            ("wacht", "/wacht"),
            ("besluit", $"/wacht/{held.Held.Number}"),
            ("termijnen", "/termijnen"),
            ("zoeken", "/zoeken"),
            ("tarieven", "/tarieven"),
            ("toegang", "/toegang"),
            ("account", $"/toegang/{account.Id}"),
            ("nieuw-account", "/toegang/nieuw"),
            ("mijn-account", "/mijn-account"),
            ("inzagelog", "/inzagelog"),
            ("afmelden", "/afmelden"),
            ("niet-gevonden", "/bericht/00000000-0000-0000-0000-000000000000"),
        ];
    }

    private static async Task<string> AanbiederAsync(TestSite site) => (await site.App.Services.GetRequiredService<RejectionMonitor>()
        .ChoicesAsync(new([.. ExampleRegion.Gemeenten]), CancellationToken.None)).Aanbieders[0];
}
