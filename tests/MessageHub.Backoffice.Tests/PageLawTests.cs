using System.Net;
using AngleSharp.Html.Parser;
using MessageHub.Backoffice.Access;
using MessageHub.Register.Access;

namespace MessageHub.Backoffice.Tests;

/// <summary>What holds for every page, whatever stands on it.</summary>
public class PageLawTests
{
    private const int MaxBytes = 200 * 1024;

    [Fact]
    public async Task Every_page_keeps_the_laws()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var (claim, held) = await SmallRegion.FillAsync(site, Messages.Gemeente);
        var request = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1"), Requests.Product("REF2", "45A04")));
        var visitor = await site.SignInAsync(Enum.GetValues<Role>());
        var styles = new Dictionary<string, int>();
        foreach (var path in Paths(claim, held).Append("/aanmelden").Append($"/verzoeken/{request}"))
        {
            var response = await visitor.GetAsync(path);
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode}");
            Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
            Assert.True(response.Headers.CacheControl is { NoStore: true }, path);

            // Strict: what a browser would have to mend is a fault of the page.
            using var page = new HtmlParser(new() { IsStrictMode = true }).ParseDocument(text);
            Assert.Empty(page.Active());
            Assert.DoesNotContain(page.Addresses(), a => a.StartsWith("//", StringComparison.Ordinal));
            Assert.DoesNotContain(page.Addresses(), a => a.Contains("://", StringComparison.Ordinal));
            Assert.Equal("nl", page.DocumentElement.GetAttribute("lang"));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.DoesNotContain("NotImplemented", text);

            var size = (int)response.Content.Headers.ContentLength.GetValueOrDefault(text.Length);
            foreach (var file in page.LoadedFiles())
            {
                if (!styles.TryGetValue(file, out var bytes))
                    styles[file] = bytes = (await (await visitor.GetAsync(file)).Content.ReadAsByteArrayAsync()).Length;
                Assert.True(bytes > 0, file);
                size += bytes;
            }

            Assert.True(size < MaxBytes, $"{path} loads {size} bytes");
        }

        Assert.Equal(4, styles.Count);
    }

    [Fact]
    public async Task A_page_that_fails_tells_nothing_of_why_and_the_log_only_what_is_ours()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Backoffice);
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={site.Database}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "alter table verdict rename to elders";
            await command.ExecuteNonQueryAsync();
        }

        var response = await visitor.GetAsync("/afgekeurd");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        var words = await Visitor.WordsOf(response);
        Assert.Contains("Er ging iets mis", words);
        Assert.DoesNotContain("verdict", words);
        Assert.Contains("A page failed", site.Logged);
        Assert.DoesNotContain("An unhandled exception", site.Logged);
    }

    [Fact]
    public async Task What_is_not_there_is_told_in_words()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Backoffice);
        var response = await visitor.GetAsync($"/bericht/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Niet gevonden", await Visitor.WordsOf(response));
    }

    [Fact]
    public async Task The_address_of_an_allocation_tells_no_number_and_cannot_be_made_up()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        await SmallRegion.FillAsync(site, Messages.Gemeente);
        var visitor = await site.SignInAsync(Role.Backoffice);
        var found = await Html.ParseAsync(await visitor.PostAsync("/zoeken", ("Toewijzing", "10072"), ("Waarom", "controle")));
        var address = found.Link("/toewijzing/")!;
        Assert.DoesNotContain("10072", address);
        Assert.Contains("Toewijzing 10072", await visitor.WordsAsync(address));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address[..^4] + "AAAA")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/toewijzing/10072")).StatusCode);
    }

    /// <summary>All pages that are opened with an address.</summary>
    internal static string[] Paths(Guid claim, long held) =>
    [
        "/overzicht", "/bedragen", "/percelen", "/percelen?beeld=Gemeenten", "/percelen?beeld=Perceel&perceel=jw:Ambulant", "/lijsten",
        "/lijsten?lijst=contracten", "/begrippen", "/contractmanagement", "/gesprekken", "/zorg", $"/aanbieder/{Messages.Aanbieder}",
        "/afgekeurd", "/afgekeurd?per=Day", "/afgekeurd?per=Aanbieder", $"/bericht/{claim}", $"/bericht/{claim}/brief",
        $"/afgekeurd/brief?aanbieder={Messages.Aanbieder}", "/zoeken", "/toewijzen/nieuw", "/verzoeken", "/wacht", "/teruggekomen",
        $"/wacht/{held}", "/termijnen", "/tarieven", "/tarieven?bekend=2026-06-01",
        $"/tarieven/afspraak?sleutel={Messages.Gemeente}.{Messages.Aanbieder}.jw.04.2026-01-01.45A04", "/tarieven/indexeren",
        "/tarieven/matrix", "/tarieven/wijzigingen", "/mijn-account", "/afmelden",
        "/toegang", "/toegang/nieuw", "/toegangslog", "/inzagelog",
    ];
}
