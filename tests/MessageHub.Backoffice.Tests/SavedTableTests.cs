using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MessageHub.Backoffice.Access;
using MessageHub.Register.Access;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>Every table that can be saved, as CSV and for Excel: the same rows, for the same people.</summary>
public partial class SavedTableTests(FilledSite filled) : IClassFixture<FilledSite>
{
    /// <summary>What the site has; a new one is a decision: it belongs in this list and on its page.</summary>
    private static readonly string[] Known =
    [
        "/afgekeurd/uitvoer?", "/afgekeurd?handler=Tabel", "/bedragen?handler=Tabel", "/begrippen?handler=Tabel",
        "/contractmanagement?handler=Tabel", "/gesprekken?handler=Tabel", "/inzagelog?handler=Tabel", "/lijsten?handler=Sjabloon",
        "/lijsten?handler=Tabel", "/percelen?handler=Regels", "/percelen?handler=Tabel", "/tarieven/matrix?handler=Tabel",
        "/tarieven?handler=Sjabloon", "/tarieven?handler=Tabel", "/termijnen?handler=Tabel",
    ];

    [Fact]
    public async Task Every_table_is_saved_for_Excel_with_the_rows_of_the_CSV()
    {
        var tables = await TablesAsync();
        Assert.Equal(Known, tables);
        foreach (var address in tables)
        {
            var csv = await filled.Visitor.GetAsync(address);
            var xlsx = await filled.Visitor.GetAsync($"{address}&vorm=xlsx");
            Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Content.Headers.ContentType!.MediaType);
            Assert.Equal(
                csv.Content.Headers.ContentDisposition!.FileName!.Replace(".csv", ".xlsx"),
                xlsx.Content.Headers.ContentDisposition!.FileName);
            var rows = FieldsOf(await csv.Content.ReadAsStringAsync());
            var sheet = new Sheet(await xlsx.Content.ReadAsByteArrayAsync());
            // A template has no rows, this site keeps no lists, and yesterday there was nothing in it.
            Assert.True(
                sheet.Rows.Count > 1
                    || address.StartsWith("/lijsten", StringComparison.Ordinal)
                    || address.StartsWith("/bedragen", StringComparison.Ordinal)
                    || address.StartsWith("/contractmanagement", StringComparison.Ordinal)
                    || address.StartsWith("/gesprekken", StringComparison.Ordinal)
                    || address.StartsWith("/percelen?handler=Regels", StringComparison.Ordinal)
                    || address.Contains("Sjabloon", StringComparison.Ordinal),
                address);
            Assert.Equal(rows, sheet.Texts);
        }
    }

    [Theory]
    [InlineData("/afgekeurd/uitvoer?", "Bedrag (euro)", "#,##0.00")]
    [InlineData("/afgekeurd/uitvoer?", "Keer afgekeurd", "0")]
    [InlineData("/afgekeurd/uitvoer?", "Ontvangen", "dd\\-mm\\-yyyy\\ hh:mm")]
    [InlineData("/afgekeurd/uitvoer?", "Begindatum", "dd\\-mm\\-yyyy")]
    [InlineData("/afgekeurd/uitvoer?", "Gemeente", null)]
    [InlineData("/afgekeurd/uitvoer?", "ToewijzingNummer", null)]
    [InlineData("/afgekeurd/uitvoer?", "Retourcode", null)]
    [InlineData("/afgekeurd?handler=Tabel&per=Day", "Dag", "dd\\-mm\\-yyyy")]
    [InlineData("/afgekeurd?handler=Tabel", "Ingediend saldo (euro)", "#,##0.00")]
    [InlineData("/bedragen?peildatum=2026-06-10&handler=Tabel", "Netto (euro)", "#,##0.00")]
    [InlineData("/bedragen?peildatum=2026-06-10&handler=Tabel&per=Aanbieder", "Aanbieder", null)]
    [InlineData("/termijnen?handler=Tabel", "Uiterlijk", "dd\\-mm\\-yyyy")]
    [InlineData("/termijnen?handler=Tabel", "Aanbieder", null)]
    [InlineData("/tarieven?handler=Tabel", "gemeente", null)]
    [InlineData("/tarieven?handler=Tabel", "eenheid", null)]
    [InlineData("/tarieven?handler=Tabel", "tarief", "#,##0.00")]
    [InlineData("/tarieven?handler=Tabel", "geldig_van", "dd\\-mm\\-yyyy")]
    public async Task Amounts_and_days_are_that_and_codes_are_text(string address, string column, string? format)
    {
        var sheet = new Sheet(await ReadAsync(filled.Visitor, $"{address}&vorm=xlsx"));
        var place = sheet.Rows[0].Select(c => c.Text).ToList().IndexOf(column);
        Assert.All(sheet.Rows.Skip(1), row => Assert.Equal((format is null, format ?? ""), (row[place].IsText, row[place].Format)));
    }

    [Theory]
    [InlineData("/afgekeurd", Role.Backoffice, "Tabel opslaan", "Regels opslaan")]
    [InlineData("/bedragen", Role.Backoffice, "Alle maanden opslaan")]
    [InlineData("/termijnen", Role.Backoffice, "Alles opslaan")]
    [InlineData("/tarieven", Role.Backoffice, "Afspraken opslaan", "Leeg bestand met deze kolommen")]
    [InlineData("/inzagelog", Role.Privacy, "Alles opslaan")]
    public async Task A_link_says_by_itself_what_it_saves_and_as_what(string page, Role role, params string[] labels)
    {
        // So that there is a look in the log.
        await ReadAsync(filled.Visitor, "/afgekeurd/uitvoer?");
        var visitor = await filled.Site.SignInAsync(role);
        var document = await visitor.OpenAsync(page);
        foreach (var label in labels)
        {
            var links = document.QuerySelectorAll("a").Where(a => a.TextContent.StartsWith($"{label} als ", StringComparison.Ordinal))
                .ToDictionary(a => a.TextContent[$"{label} als ".Length..], a => a.GetAttribute("href")!);
            Assert.Equal(["CSV", "Excel"], links.Keys);
            Assert.Equal($"{links["CSV"]}&vorm=xlsx", links["Excel"]);
            Assert.StartsWith("PK", Encoding.Latin1.GetString(await ReadAsync(visitor, links["Excel"])));
        }
    }

    [Fact]
    public async Task Who_may_not_see_the_CSV_may_not_see_the_one_for_Excel()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var visitor = await filled.Site.SignInAsync(role);
            foreach (var address in Known)
            {
                var (csv, xlsx) = (await visitor.GetAsync(address), await visitor.GetAsync($"{address}&vorm=xlsx"));
                Assert.True(csv.StatusCode == xlsx.StatusCode, $"{role} {address}");
            }
        }

        var manager = await filled.Site.SignInAsync(Role.Contractmanager);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/termijnen?handler=Tabel&vorm=xlsx")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync("/afgekeurd/uitvoer?vorm=xlsx")).StatusCode);
        var other = await filled.Site.SignInAsync(Role.Backoffice, [Messages.OtherGemeente]);
        foreach (var address in Known)
        {
            if ((await other.GetAsync($"{address}&vorm=xlsx")) is { StatusCode: HttpStatusCode.OK } response)
                Assert.DoesNotContain(
                    new Sheet(await response.Content.ReadAsByteArrayAsync()).Texts,
                    t => t.Contains(Messages.Aanbieder, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/afgekeurd/uitvoer?", "Afgekeurde regels opgeslagen")]
    [InlineData("/termijnen?handler=Tabel", "Termijnen opgeslagen")]
    public async Task The_log_of_looks_has_the_same_of_both(string address, string why)
    {
        foreach (var form in new[] { "", "&vorm=xlsx" })
        {
            var name = $"l{Guid.NewGuid():N}"[..12];
            await ReadAsync(await filled.Site.SignInAsync([Role.Backoffice], name: name), address + form);
            var rows = FieldsOf(await filled.Visitor.ReadAsync("/inzagelog?handler=Tabel"))
                .Where(r => r.Contains($"|{name}|", StringComparison.Ordinal));
            Assert.Equal([$"10-06-2026 12:00|{name}|Uitvoer gemaakt|{why}|0297||"], rows);
        }
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("xlsx&vorm=csv")]
    [InlineData("%00")]
    public async Task A_form_that_is_not_there_is_said(string form)
    {
        var response = await filled.Visitor.GetAsync($"/tarieven?handler=Tabel&vorm={form}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("“vorm” klopte niet", await response.Content.ReadAsStringAsync());
    }

    /// <summary>Every address of the site that answers with a table.</summary>
    private async Task<IReadOnlyList<string>> TablesAsync()
    {
        var link = filled.Site.App.Services.GetRequiredService<AllocationLinks>()
            .To(new(Berichten.Standaard.Ijw, Messages.Gemeente, 10072));
        var values = new Dictionary<string, string>
        {
            ["id"] = $"{filled.Claim}", ["nummer"] = $"{filled.Held}", ["key"] = link.Split('/')[^1], ["code"] = "404", ["verzoek"] = "1.1",
            ["agb"] = Messages.Aanbieder
        };
        var tables = new List<string>();
        foreach (var address in await Addresses.OfAsync(filled.Site, values))
        {
            var path = $"{address.Path}?{(address.Handler is null ? "" : $"handler={address.Handler}")}";
            var response = await filled.Visitor.GetAsync(path);
            if (response.Content.Headers.ContentType?.MediaType == "text/csv")
                tables.Add(path);
        }

        return [.. tables.Order(StringComparer.Ordinal)];
    }

    private static async Task<byte[]> ReadAsync(Visitor visitor, string address)
    {
        var response = await visitor.GetAsync(address);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode}");
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The rows of a CSV of ours, their fields with a bar between; the days of agreements as other tables have them.</summary>
    private static IReadOnlyList<string> FieldsOf(string csv) =>
    [
        .. csv.TrimStart('\uFEFF').TrimEnd().Split("\r\n")
            .Select(row => string.Join('|', Fields().Matches(row).Select(m =>
                m.Groups["plain"].Value + m.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal))))
            .Select(row => Days().Replace(row, "$3-$2-$1")),
    ];

    [GeneratedRegex("(?:^|;)(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<plain>[^;]*))")]
    private static partial Regex Fields();

    [GeneratedRegex(@"(?<=\|)(\d{4})-(\d\d)-(\d\d)(?=\|)")]
    private static partial Regex Days();
}
