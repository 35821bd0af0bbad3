using System.Net;
using MessageHub.Backoffice.Access;
using MessageHub.Berichten;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

public class RightsTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private const string Everybody = "everybody";
    private const string SignedIn = "signed in";

    /// <summary>Every page and who may open it. A new page is a decision: it belongs in this table.</summary>
    private static readonly Dictionary<string, string> Pages = new()
    {
        ["aanmelden"] = Everybody,
        ["aanmelden/app"] = Everybody,
        ["aangemeld"] = Everybody,
        ["aanmelden/code"] = Everybody,
        ["aanmelden/organisatie"] = Everybody,
        ["aanmelden/wachtwoord"] = Everybody,
        ["fout/{code:int}"] = Everybody,
        [""] = SignedIn,
        ["afmelden"] = SignedIn,
        ["mijn-account"] = SignedIn,
        ["overzicht"] = "figures",
        ["bedragen"] = "figures",
        ["percelen"] = "figures",
        ["begrippen"] = SignedIn,
        ["aanbieder/{agb}"] = "contracts",
        ["contractmanagement"] = "contracts",
        ["gesprekken"] = "contracts",
        ["zorg"] = "care",
        ["afgekeurd"] = "figures",
        ["termijnen"] = "figures",
        ["afgekeurd/brief"] = "persons",
        ["afgekeurd/uitvoer"] = "persons",
        ["bericht/{id:guid}"] = "persons",
        ["bericht/{id:guid}/bestand"] = "persons",
        ["bericht/{id:guid}/brief"] = "persons",
        ["tarieven"] = "agreements",
        ["tarieven/afspraak"] = "agreements",
        ["tarieven/indexeren"] = "agreements",
        ["tarieven/matrix"] = "agreements",
        ["tarieven/voorstel/{nummer:long}"] = "agreements",
        ["tarieven/wijzigingen"] = "agreements",
        ["lijsten"] = "agreements",
        ["lijsten/voorstel/{nummer:long}"] = "agreements",
        ["toewijzing/{key}"] = "care",
        ["verzoeken"] = "persons",
        ["verzoeken/{verzoek}"] = "persons",
        ["teruggekomen"] = "persons",
        ["wacht"] = "persons",
        ["toewijzen/{key}"] = "persons",
        ["wijzigen/{key}"] = "persons",
        ["wacht/{nummer:long}"] = "persons",
        ["zoeken"] = "persons",
        ["toegang"] = "accounts",
        ["toegang/{id:guid}"] = "accounts",
        ["toegang/nieuw"] = "accounts",
        ["inzagelog"] = "log",
        ["toegangslog"] = "oversight",
    };

    [Fact]
    public async Task Every_page_is_for_whom_the_table_says()
    {
        await using var site = await TestSite.StartAsync();
        var found = site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .ToDictionary(
                e => e.RoutePattern.RawText!.TrimStart('/'),
                e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null ? Everybody
                    : e.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? SignedIn);
        Assert.Equal(Pages.OrderBy(p => p.Key, StringComparer.Ordinal), found.OrderBy(p => p.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(
        Role.Backoffice,
        "/overzicht /bedragen /percelen /afgekeurd /termijnen /zoeken /wacht /tarieven /lijsten /afgekeurd/uitvoer /zorg "
        + "/contractmanagement /gesprekken /aanbieder/65656055 /begrippen",
        "/toegang /inzagelog /toegangslog")]
    [InlineData(
        Role.Contractmanager,
        "/overzicht /bedragen /percelen /afgekeurd /termijnen /tarieven /tarieven/wijzigingen /tarieven/indexeren /tarieven/matrix "
        + "/lijsten /contractmanagement /gesprekken /aanbieder/65656055 /begrippen",
        "/zorg /zoeken /wacht /wacht/1 /afgekeurd/uitvoer /toegang /inzagelog /toegangslog")]
    [InlineData(
        Role.Beleid,
        "/overzicht /bedragen /percelen /afgekeurd /termijnen /begrippen",
        "/tarieven /lijsten /contractmanagement /gesprekken /aanbieder/65656055 /zorg /zoeken /wacht /afgekeurd/uitvoer /toegang "
        + "/inzagelog /toegangslog")]
    [InlineData(
        Role.Toegang,
        "/zorg /begrippen",
        "/overzicht /bedragen /percelen /afgekeurd /termijnen /tarieven /lijsten /contractmanagement /gesprekken /aanbieder/65656055 "
        + "/zoeken /wacht /verzoeken /afgekeurd/uitvoer /toegang /inzagelog /toegangslog")]
    [InlineData(
        Role.Beheerder,
        "/toegang /toegang/nieuw /toegangslog",
        "/overzicht /bedragen /percelen /afgekeurd /termijnen /zoeken /wacht /tarieven /lijsten /inzagelog")]
    [InlineData(
        Role.Privacy,
        "/inzagelog /toegangslog",
        "/overzicht /bedragen /percelen /afgekeurd /termijnen /zoeken /wacht /tarieven /lijsten /toegang")]
    public async Task A_role_opens_its_pages_and_no_other(Role role, string open, string closed)
    {
        var visitor = await filled.Site.SignInAsync(role);
        foreach (var path in open.Split(' '))
            Assert.True(HttpStatusCode.OK == (await visitor.GetAsync(path)).StatusCode, path);
        foreach (var path in closed.Split(' '))
            Assert.True(HttpStatusCode.Forbidden == (await visitor.GetAsync(path)).StatusCode, path);
    }

    [Fact]
    public async Task Who_did_not_sign_in_is_sent_to_sign_in()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var page in Pages.Where(p => p.Value != Everybody))
        {
            var path = "/" + page.Key.Replace("{id:guid}", Guid.NewGuid().ToString())
                .Replace("{nummer:long}", "1")
                .Replace("{key}", "x")
                .Replace("{agb}", Messages.Aanbieder);
            var response = await site.Visit().GetAsync(path);
            Assert.True(
                response.StatusCode == HttpStatusCode.Found
                    && response.Headers.Location!.OriginalString.StartsWith("/aanmelden?naar=", StringComparison.Ordinal),
                path);
        }
    }

    [Fact]
    public async Task A_contract_manager_sees_no_person_and_no_way_to_one()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        await SmallRegion.FillAsync(site, Messages.Gemeente);
        var visitor = await site.SignInAsync(Role.Contractmanager);
        foreach (var path in new[]
        {
            "/overzicht",
            "/bedragen",
            "/afgekeurd",
            "/afgekeurd?per=Day",
            "/termijnen",
            "/afgekeurd?handler=Tabel",
            "/bedragen?handler=Tabel",
            "/percelen",
            "/percelen?handler=Tabel",
            "/tarieven",
            "/tarieven/wijzigingen",
            "/lijsten",
            "/contractmanagement",
            "/gesprekken",
            $"/aanbieder/{Messages.Aanbieder}"
        })
        {
            var page = await visitor.ReadAsync(path);
            foreach (var secret in new[] { Messages.Bsn, "/bericht/", "/toewijzing/", "R0502", "10073", "Voorbeeld" })
                Assert.True(!page.Contains(secret, StringComparison.Ordinal), $"{path} has {secret}");
        }
    }

    [Fact]
    public async Task Who_makes_policy_sees_no_person_and_no_way_to_one()
    {
        var visitor = await filled.Site.SignInAsync(Role.Beleid);
        foreach (var path in new[]
        {
            "/overzicht", "/bedragen", "/afgekeurd", "/afgekeurd?per=Day", "/termijnen", "/percelen",
            "/percelen?beeld=Perceel&perceel=jw:Ambulant"
        })
        {
            var page = await visitor.ReadAsync(path);
            foreach (var secret in new[] { Messages.Bsn, "/bericht/", "/toewijzing/", "/aanbieder/", "R0502", "10073", "Voorbeeld" })
                Assert.True(!page.Contains(secret, StringComparison.Ordinal), $"{path} has {secret}");
        }
    }

    [Fact]
    public async Task Who_helps_to_care_sees_persons_and_amounts_only_when_another_role_gives_them()
    {
        var link = filled.Site.App.Services.GetRequiredService<AllocationLinks>().To(new(Standaard.Ijw, Messages.Gemeente, 10072));
        var (toegang, both) = (
            await filled.Site.SignInAsync(Role.Toegang), await filled.Site.SignInAsync([Role.Toegang, Role.Contractmanager]));
        var (care, withAmounts) = (await toegang.WordsAsync(link), await both.WordsAsync(link));
        foreach (var page in new[] { care, withAmounts })
            Assert.Contains(Messages.Bsn, page);
        Assert.DoesNotContain("€", care);
        Assert.Contains("€ 1.020,00", withAmounts);
        Assert.DoesNotContain("/bericht/", await toegang.ReadAsync(link));

        var found = await Visitor.WordsOf(await toegang.PostAsync("/zorg", ("Bsn", Messages.Bsn), ("Waarom", "controle")));
        Assert.Contains("Toewijzingen van deze cliënt", found);
        Assert.Contains("10073", found);
    }

    [Theory]
    [InlineData(Role.Backoffice, "/overzicht")]
    [InlineData(Role.Contractmanager, "/contractmanagement")]
    [InlineData(Role.Beleid, "/percelen")]
    [InlineData(Role.Toegang, "/zorg")]
    [InlineData(Role.Beheerder, "/toegang")]
    [InlineData(Role.Privacy, "/toegangslog")]
    public async Task Everybody_begins_on_the_page_of_his_role(Role role, string path) =>
        Assert.Equal(path, (await (await filled.Site.SignInAsync(role)).GetAsync("/")).Headers.Location!.OriginalString);

    [Fact]
    public async Task The_ids_of_another_gemeente_in_an_address_find_nothing()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync(Messages.OtherGemeente);
        var (message, number) = await SmallRegion.FillAsync(site, Messages.OtherGemeente);
        var links = site.App.Services.GetRequiredService<AllocationLinks>();
        var allocation = links.To(new(Standaard.Ijw, Messages.OtherGemeente, 10072));
        var (mine, theirs) = (await site.SignInAsync(Role.Backoffice), await site.SignInAsync(Role.Backoffice, [Messages.OtherGemeente]));
        foreach (var path in new[] { $"/bericht/{message}", $"/bericht/{message}/brief", allocation, $"/wacht/{number}" })
        {
            Assert.True(HttpStatusCode.NotFound == (await mine.GetAsync(path)).StatusCode, path);
            Assert.True(HttpStatusCode.OK == (await theirs.GetAsync(path)).StatusCode, path);
        }

        foreach (var what in new[] { "bericht", "antwoord" })
        {
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await mine.PostAsync("/zoeken", $"/bericht/{message}/bestand", ("wat", what), ("waarom", "controle"))).StatusCode);
            Assert.Equal(
                HttpStatusCode.OK,
                (await theirs.PostAsync("/zoeken", $"/bericht/{message}/bestand", ("wat", what), ("waarom", "controle"))).StatusCode);
        }

        foreach (var action in new[] { "Beslis", "Bevestig", "TrekIn", "Tarief" })
            Assert.True(
                HttpStatusCode.NotFound == (
                    await mine.PostAsync(
                        "/wacht", $"/wacht/{number}?handler={action}", ("besluit", "grant"), ("reden", "x"), ("voorstel", "1"))).StatusCode,
                action);
        Assert.NotNull(await site.Store.FindHeldAsync(number, CancellationToken.None));
    }

    [Fact]
    public async Task Lists_counts_and_files_hold_nothing_of_another_gemeente()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync(Messages.OtherGemeente);
        await SmallRegion.FillAsync(site, Messages.OtherGemeente);
        var visitor = await site.SignInAsync(Role.Backoffice);
        foreach (var path in new[]
        {
            "/overzicht", "/bedragen", "/afgekeurd", "/termijnen", "/wacht", "/tarieven", "/tarieven?handler=Tabel",
            "/tarieven/wijzigingen", "/tarieven/matrix", "/tarieven/matrix?handler=Tabel", "/afgekeurd/uitvoer", "/bedragen?handler=Tabel",
            "/afgekeurd?handler=Tabel",
            $"/afgekeurd?gemeente={Messages.OtherGemeente}", $"/bedragen?gemeente={Messages.OtherGemeente}",
        })
        {
            var page = await visitor.ReadAsync(path);
            foreach (var theirs in new[] { "D2605", "R0502", "45A53", Messages.Aanbieder, "Ambulant" })
                Assert.True(!page.Contains(theirs, StringComparison.Ordinal), $"{path} has {theirs}");
        }

        foreach (var field in new[]
        {
            ("Bsn", Messages.Bsn), ("Declaratie", "D2605"), ("Toewijzing", "10072"), ("Referentie", "R0502"),
            ("Aanbieder", Messages.Aanbieder)
        })
        {
            var found = await Visitor.WordsOf(await visitor.PostAsync("/zoeken", field, ("Waarom", "controle")));
            Assert.True(found.Contains("Er zijn geen berichten gevonden", StringComparison.Ordinal), field.Item1);
            Assert.DoesNotContain("Toewijzingen Nummer", found);
        }
    }

    [Fact]
    public async Task Agreements_for_another_gemeente_are_refused_as_a_whole()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Backoffice);
        var csv = $"""
            gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan
            {Messages.Gemeente};65656055;jw;P;45;45A04;04;inspanning;85,00;2026-01-01;;ja
            {Messages.OtherGemeente};65656055;jw;P;45;45A04;04;inspanning;85,00;2026-01-01;;ja
            """;
        var response = await visitor.SendFileAsync("/tarieven", "bestand", "a.csv", System.Text.Encoding.UTF8.GetBytes(csv));
        Assert.Contains("U mag geen afspraken vastleggen voor gemeente 0344", await Visitor.WordsOf(response));
        Assert.Empty(await site.Store.AgreementsAsync(CancellationToken.None));
    }
}
