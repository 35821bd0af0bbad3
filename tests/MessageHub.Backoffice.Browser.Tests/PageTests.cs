using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Tests;
using MessageHub.Example;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Requests;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Amounts;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Register.Queries.Toewijzingen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>Every page with the example region in it, in every look: accessible, inside the window, quiet, and photographed.</summary>
[Collection(PageCollection.Name)]
public class PageTests(Chromium chromium, ExampleSite example)
{
    private static readonly GemeenteScope Scope = new([.. ExampleRegion.Gemeenten.Select(g => new GemeenteRight(g))]);

    private TestSite Site => example.Site;

    [Fact]
    public async Task The_figures_for_the_backoffice_are_right()
    {
        await using var window = await SignInAsync(Role.Backoffice);
        await window.Page.GotoAsync("/overzicht");
        await window.Page.GetByText("Dezelfde cijfers als tabel").ClickAsync();
        await window.InspectAsync("overzicht");
        await window.InspectAsync("bedragen", "/bedragen");
        await window.InspectAsync("bedragen-aanbieders", $"/bedragen?per={MoneyBy.Aanbieder}&as={MoneyAxis.Processing}");
        await window.InspectAsync("afgekeurd", "/afgekeurd");
        await window.InspectAsync("afgekeurd-per-dag", "/afgekeurd?per=Day");
        await window.InspectAsync("afgekeurd-leeg", "/afgekeurd?van=2020-01-01&tot=2020-01-31&aanbieder=x");
        await window.InspectAsync("termijnen", "/termijnen");
        window.AssertNothingWrong();
    }

    [Theory]
    [InlineData("bericht-deels", BerichtState.Partly)]
    [InlineData("bericht-afgekeurd", BerichtState.Rejected)]
    [InlineData("bericht-niet-te-lezen", BerichtState.Refused)]
    [InlineData("bericht-wacht", BerichtState.Held)]
    [InlineData("bericht-akkoord", BerichtState.Accepted)]
    public async Task A_message_is_right_whatever_became_of_it(string name, BerichtState state)
    {
        await using var window = await SignInAsync(ExampleSite.Both);
        await window.InspectAsync(name, $"/bericht/{(await OneAsync(state)).Id}");
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task The_files_and_letters_of_a_message_are_right()
    {
        await using var window = await SignInAsync(Role.Backoffice);
        var claim = await OneAsync(BerichtState.Partly);
        await window.Page.GotoAsync($"/bericht/{claim.Id}");
        await window.PressAsync("Bericht bekijken");
        await window.InspectAsync("bestand");
        await window.InspectAsync("brief-bericht", $"/bericht/{claim.Id}/brief");
        await window.InspectAsync("brief-aanbieder", $"/afgekeurd/brief?aanbieder={claim.Aanbieder}");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await window.ShootAsync("brief-aanbieder-print");
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task Searching_and_an_allocation_are_right()
    {
        await using var window = await SignInAsync(Role.Backoffice);
        var finding = (await Monitor.FindingsAsync(
            new() { Scope = Scope, Nummer = 323, States = [BerichtState.Partly] }, new(50), CancellationToken.None))
            .Items.First(f => f.ToewijzingNummer is not null);
        await window.InspectAsync("zoeken", "/zoeken");
        await window.PressAsync("Zoek");
        await window.InspectAsync("zoeken-fout");
        await window.Page.GetByLabel("Toewijzingsnummer").FillAsync($"{finding.ToewijzingNummer}");
        await window.Page.GetByLabel("Waarom zoekt u?").SelectOptionAsync("aanbieder");
        await window.PressAsync("Zoek");
        await window.InspectAsync("zoeken-gevonden");
        var key = new ToewijzingKey(finding.Standaard!.Value, finding.Gemeente!, finding.ToewijzingNummer!.Value);
        await window.InspectAsync("toewijzing", Site.App.Services.GetRequiredService<AllocationLinks>().To(key));
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task What_waits_and_the_agreements_are_right()
    {
        await using var window = await SignInAsync(Role.Backoffice);
        var held = (await Site.App.Services.GetRequiredService<HeldQueries>()
            .ListAsync(Scope, new(2026, 6, 10), new(50), CancellationToken.None)).Items;
        await window.InspectAsync("wacht", "/wacht");
        await window.InspectAsync("besluit-regels", $"/wacht/{held.First(h => h.Held.Lines.Count > 0).Held.Number}");
        await window.InspectAsync("tarieven", "/tarieven");
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task Requests_are_right()
    {
        await using var window = await SignInAsync(Role.Backoffice);
        var desk = Site.App.Services.GetRequiredService<RequestStore>();
        var requests = (await desk.ListAsync(new() { Scope = Scope }, new(50), CancellationToken.None)).Items;
        await window.InspectAsync("verzoeken", "/verzoeken");
        await window.InspectAsync("verzoek-toewijzing", $"/verzoeken/{requests.First(r => r.Nummer == 315).Number}");
        await window.InspectAsync("verzoek-wijziging", $"/verzoeken/{requests.First(r => r.Nummer == 317).Number}");
        window.AssertNothingWrong();
    }

    [Fact]
    public async Task The_pages_of_a_contractmanager_are_right()
    {
        await using var window = await SignInAsync(Role.Contractmanager);
        foreach (var page in new[] { "overzicht", "bedragen", "percelen", "afgekeurd", "termijnen", "tarieven", "lijsten" })
            await window.InspectAsync($"contractmanager-{page}", $"/{page}");
        await window.InspectAsync("tarieven-vergelijken", "/tarieven/matrix");
        await window.InspectAsync("tarieven-indexeren", "/tarieven/indexeren");
        await window.Page.GotoAsync("/tarieven");
        await window.Page.Locator("tbody th a").First.ClickAsync();
        await window.Page.GetByText("Corrigeer").ClickAsync();
        await window.InspectAsync("tarieven-afspraak");
        window.AssertNothingWrong();
    }

    private RejectionQueries Monitor => Site.App.Services.GetRequiredService<RejectionQueries>();

    private Task<Window> SignInAsync(Role role) => SignInAsync(ExampleSite.NameOf(role));

    /// <summary>A window in which somebody signed in.</summary>
    private async Task<Window> SignInAsync(string account)
    {
        var window = await Window.OpenAsync(chromium, Site);
        await window.SignInAsync(account);
        return window;
    }

    /// <summary>A message of this state, a claim when there is one.</summary>
    private async Task<BerichtRow> OneAsync(BerichtState state)
    {
        var found = (await Monitor.BerichtenAsync(
            new() { Scope = Scope with { WithUnread = true }, States = [state] },
            BerichtSort.Newest,
            new(100),
            CancellationToken.None)).Items;
        return found.FirstOrDefault(b => b.Nummer == 323) ?? found[0];
    }
}
