using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using MessageHub.Register.Access;
using MessageHub.Register.Messages;

namespace MessageHub.Backoffice.Tests;

/// <summary>What is large is reported in parts, and no page grows with it.</summary>
public class LargeTests
{
    private const int Lines = 300;
    private const int MaxBytes = 200 * 1024;

    [Fact]
    public async Task A_message_with_many_findings_and_its_letter_are_no_larger_than_another()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var lines = Enumerable.Range(0, Lines).Select(i => new Messages.Line($"R{i:D4}", 10072, 1, 9900)).ToArray();
        var claim = await site.ProcessAsync(Messages.Claim("D1", "D2605", lines), BerichtState.Rejected);
        var visitor = await site.SignInAsync(Role.Backoffice);

        var seen = new List<string>();
        for (var next = $"/bericht/{claim}"; next is not null;)
        {
            var page = await SmallAsync(visitor, next);
            seen.AddRange(Regex.Matches(page.Words(), "Prestatie (R[0-9]{4})").Select(m => m.Groups[1].Value));
            next = page.QuerySelector("a[href*='vanaf=']")?.GetAttribute("href")?.Split('#')[0];
        }

        // All but the first are wrong for repeating it.
        Assert.Equal(lines.Skip(1).Select(l => l.Referentie), seen);
        foreach (var letter in new[] { $"/bericht/{claim}/brief", $"/afgekeurd/brief?aanbieder={Messages.Aanbieder}" })
        {
            var page = await SmallAsync(visitor, letter);
            Assert.Contains("fouten die hier niet staan", page.Words());
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
            site.Clock.AdjustTime(site.Clock.GetUtcNow().AddDays(-20));
        }

        var visitor = await site.SignInAsync(Role.Backoffice);
        await SmallAsync(visitor, path);
    }

    /// <summary>The page, which is not too large with all that it loads.</summary>
    private static async Task<IHtmlDocument> SmallAsync(Visitor visitor, string path)
    {
        var text = await visitor.ReadAsync(path);
        var (page, size) = (Html.Parse(text), text.Length);
        foreach (var file in page.LoadedFiles())
            size += (await (await visitor.GetAsync(file)).Content.ReadAsByteArrayAsync()).Length;
        Assert.True(size < MaxBytes, $"{path} loads {size} bytes");
        return page;
    }
}
