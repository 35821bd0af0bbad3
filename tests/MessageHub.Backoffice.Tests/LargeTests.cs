using System.Net;
using System.Text.RegularExpressions;
using MessageHub.Register;
using MessageHub.Register.Access;

namespace MessageHub.Backoffice.Tests;

/// <summary>What is large is told in parts, and no page grows with it.</summary>
public class LargeTests
{
    private const int Lines = 300;
    private const int MostBytes = 200 * 1024;

    [Fact]
    public async Task A_message_with_many_findings_and_its_letter_are_no_larger_than_another()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var lines = Enumerable.Range(0, Lines).Select(i => new Messages.Line($"R{i:D4}", 10072, 1, 9900)).ToArray();
        var claim = await site.ProcessAsync(Messages.Claim("D1", "D2605", lines), BerichtState.Rejected);
        var visitor = await site.SignInAsync(Role.Backoffice);

        var seen = new List<string>();
        for (var next = $"/bericht/{claim}"; next.Length > 0;)
        {
            var page = await visitor.ReadAsync(next);
            await SmallAsync(visitor, next, page);
            seen.AddRange(Regex.Matches(page, "Prestatie\\s+(R\\d{4})").Select(m => m.Groups[1].Value));
            next = WebUtility.HtmlDecode(Regex.Match(page, "href=\"(/bericht/[^\"]*vanaf=\\d+)#").Groups[1].Value);
        }

        // All but the first are wrong for repeating it.
        Assert.Equal(lines.Skip(1).Select(l => l.Referentie), seen);
        foreach (var letter in new[] { $"/bericht/{claim}/brief", $"/afgekeurd/brief?aanbieder={Messages.Aanbieder}" })
        {
            var page = await visitor.ReadAsync(letter);
            await SmallAsync(visitor, letter, page);
            Assert.Contains("fouten die hier niet staan", await visitor.WordsAsync(letter));
        }
    }

    [Theory]
    [InlineData("/afgekeurd?per=Day&van=2024-01-01&tot=2026-06-15")]
    [InlineData("/afgekeurd?per=Day&van=2026-04-01&tot=2026-06-15")]
    [InlineData("/afgekeurd?per=Day&van=0001-01-01&tot=9999-12-31")]
    public async Task A_long_period_is_told_on_a_page_of_its_usual_size(string path)
    {
        await using var site = await TestSite.StartAsync();
        for (var i = 0; i < 40; i++)
        {
            await site.ProcessAsync(Messages.Start($"S{i:D2}", 99000 + i), BerichtState.Rejected);
            site.Clock.Move(TimeSpan.FromDays(-20));
        }

        var visitor = await site.SignInAsync(Role.Backoffice);
        await SmallAsync(visitor, path, await visitor.ReadAsync(path));
    }

    private static async Task SmallAsync(Visitor visitor, string path, string page)
    {
        var size = page.Length;
        foreach (Match link in Regex.Matches(page, "<link[^>]*href=\"(/[^\"]+)\""))
            size += (await (await visitor.GetAsync(link.Groups[1].Value)).Content.ReadAsByteArrayAsync()).Length;
        Assert.True(size < MostBytes, $"{path} loads {size} bytes");
    }
}
