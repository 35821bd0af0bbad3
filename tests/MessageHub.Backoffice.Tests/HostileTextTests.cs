using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using MessageHub.Register.Access;
using MessageHub.Register.Messages;

namespace MessageHub.Backoffice.Tests;

/// <summary>Texts that people outside put into messages, files and filters.</summary>
public class HostileTextTests
{
    private const string Script = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&apos;&lt;img src=x onerror=alert(1)&gt;";
    private const string Raw = "<script>alert(1)</script>\"'<img src=x onerror=alert(1)>";

    /// <summary>Every text of a message that a page can show, each with what makes a browser run something.</summary>
    [Fact]
    public async Task Text_of_a_message_never_becomes_part_of_a_page()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        // Free text, names and references, as long as the schema lets them be.
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)], name: Script, commentaar: Script), BerichtState.Accepted);
        var start = await site.ProcessAsync(Messages.Start("&lt;i&gt;&quot;S1", 99999, name: Script), BerichtState.Rejected);
        var claim = await site.ProcessAsync(
            Messages.Claim("&lt;i&gt;&quot;D1", "D2605", [new("&lt;script&gt;x&lt;/script&gt;", 10072, 12, 9900)]), BerichtState.Rejected);
        var refused = await site.ProcessAsync(
            Encoding.UTF8.GetBytes($"<x>{Raw}</x>"), fileName: Raw.Replace("/", "_", StringComparison.Ordinal));
        var visitor = await site.SignInAsync(Enum.GetValues<Role>());
        var pages = new List<(string Path, IHtmlDocument Page)>();
        foreach (var path in new[]
        {
            "/afgekeurd", "/afgekeurd?herhaald=true", "/overzicht", "/termijnen", $"/bericht/{start}", $"/bericht/{claim}",
            $"/bericht/{claim}/brief", $"/bericht/{refused}"
        })
        {
            var response = await visitor.GetAsync(path);
            if (response.StatusCode == HttpStatusCode.OK)
                pages.Add((path, await Html.ParseAsync(response)));
        }

        foreach (var (id, what) in new[] { (start, "bericht"), (start, "antwoord"), (claim, "bericht"), (claim, "antwoord") })
        {
            var response = await visitor.PostAsync("/zoeken", $"/bericht/{id}/bestand", ("wat", what), ("waarom", "controle"));
            pages.Add(($"{what} of {id}", await Html.ParseAsync(response)));
        }

        // As text it is there: in tables and lists, and as the escaped text of a message that is shown.
        Assert.Contains(pages, p => p.Page.Words().Contains("<script>x", StringComparison.Ordinal));
        Assert.Contains(pages, p => p.Page.Words().Contains("&lt;img src=x", StringComparison.Ordinal));
        foreach (var (path, page) in pages)
        {
            var live = page.Active().Concat(page.QuerySelectorAll("img, b, i").Select(e => e.OuterHtml));
            Assert.True(!live.Any(), $"{path} has {string.Join(", ", live)}");
        }
    }

    [Fact]
    public async Task A_bsn_stands_in_no_address_and_no_log()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var (claim, held) = await SmallRegion.FillAsync(site, Messages.Gemeente);
        var visitor = await site.SignInAsync(Enum.GetValues<Role>());
        var search = await visitor.PostAsync("/zoeken", ("Bsn", Messages.Bsn), ("Waarom", "client"));
        var found = await Html.ParseAsync(search);
        Assert.Contains("D2605", found.Words());
        foreach (var page in new[] { found, await visitor.OpenAsync($"/bericht/{claim}"), await visitor.OpenAsync($"/wacht/{held}") })
            Assert.DoesNotContain(page.Addresses(), a => a.Contains(Messages.Bsn, StringComparison.Ordinal));
        var log = await visitor.PostAsync("/inzagelog", ("bsn", Messages.Bsn));
        Assert.DoesNotContain(Messages.Bsn, log.Headers.Location!.OriginalString);
        await visitor.GetAsync($"/bericht/{Guid.NewGuid()}");
        Assert.DoesNotContain(Messages.Bsn, site.Logged);
        Assert.DoesNotContain("Voorbeeld", site.Logged);
    }

    [Fact]
    public async Task A_file_for_a_spreadsheet_holds_all_lines_and_no_formula()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        string[] formulas = ["=1+1", "+1", "-1", "@A1"];
        var lines = Enumerable.Range(0, 5100).Select(i => new Messages.Line($"{formulas[i % 4]}x{i}", 10072, 1, 9900)).ToArray();
        await site.ProcessAsync(Messages.Claim("D1", "D2605", lines), BerichtState.Rejected);
        var visitor = await site.SignInAsync(Role.Backoffice);
        var response = await visitor.GetAsync("/afgekeurd/uitvoer");
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("afgekeurde-regels.csv", response.Content.Headers.ContentDisposition!.FileName);
        var rows = (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        // The head is a row; the first line of the period is not the one too many, so it has no finding.
        Assert.Equal(lines.Length, rows.Length);
        Assert.Contains("\"'=1+1x", rows[1] + rows[2] + rows[3] + rows[4]);
        Assert.All(rows, row => Assert.DoesNotMatch("(^|;)\"?[=+@]", row));
        Assert.All(rows, row => Assert.DoesNotMatch("(^|;)\"?-[^0-9]", row));
    }
}
