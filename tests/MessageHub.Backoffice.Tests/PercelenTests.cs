using System.Globalization;
using System.Net;
using MessageHub.Register.Access;
using MessageHub.Register.Lists;
using MessageHub.Register.Messages;

namespace MessageHub.Backoffice.Tests;

/// <summary>The page Percelen against a small set whose table was worked out by hand.</summary>
public class PercelenTests
{
    [Fact]
    public async Task Table_gemeenten_and_sheet_say_what_the_claims_add_up_to()
    {
        await using var site = await FilledAsync();
        site.Clock.Advance(TimeSpan.FromDays(1));
        var visitor = await site.SignInAsync([Role.Contractmanager], [Messages.Gemeente, Messages.OtherGemeente]);

        // 0297: 12 × 85,00 and 2 × 88,50 for one person; 0344: 10 × 85,00 for another: 1.870,00 and 177,00.
        var table = await RowsAsync(visitor, "/percelen?jaar=2026", "#tabel-percelen");
        Assert.Equal(
            [
                "Jeugdwet|Ambulant|€ 1.870|1|1|2|n.v.t.|n.v.t.|91,35%|66,67%|€ 935|€ 0,03",
                "Jeugdwet|Groep|€ 177|1|1|1|n.v.t.|n.v.t.|8,65%|33,33%|€ 177|€ 0,00",
                "Jeugdwet|Totaal Jeugdwet|€ 2.047|2 inschrijvingen, 1 uniek|1 uniek|3 opgeteld, 2 uniek|100,00%|100,00%|van € 2.047|van 3 "
                + "(opgeteld)|€ 1.024|€ 0,03",
            ],
            table);
        var csv = (await visitor.ReadAsync("/percelen?jaar=2026&handler=Tabel")).TrimEnd().Split("\r\n");
        Assert.Equal(
            [
                "Jeugdwet;Ambulant;1870;1;1;2;n.v.t.;n.v.t.;1870;;;10-06-2026",
                "Jeugdwet;Groep;177;1;1;1;n.v.t.;n.v.t.;177;;;10-06-2026",
                "Jeugdwet;Totaal Jeugdwet;2047;1;1;2;100,00%;100,00%;2047;2;3;10-06-2026",
            ],
            csv[1..]);

        Assert.Equal(
            ["Jeugdwet|Ambulant|€ 1.020|€ 850|€ 1.870", "Jeugdwet|Groep|€ 177|€ 0|€ 177", "Jeugdwet|Totaal Jeugdwet|€ 1.197|€ 850|€ 2.047"],
            await RowsAsync(visitor, "/percelen?jaar=2026&beeld=Gemeenten", "section[aria-labelledby='gemeenten'] table"));
        Assert.Equal(
            ["Jeugdwet|Ambulant|1|1|2", "Jeugdwet|Groep|1|0|1", "Jeugdwet|Totaal Jeugdwet|1|1|2"],
            await RowsAsync(visitor, "/percelen?jaar=2026&beeld=Gemeenten&maat=Clienten", "section[aria-labelledby='gemeenten'] table"));
        var file = (await visitor.ReadAsync("/percelen?jaar=2026&beeld=Gemeenten&handler=Tabel")).TrimEnd().Split("\r\n");
        Assert.Equal("Jeugdwet;Ambulant;1020;850;1870;10-06-2026", file[1]);

        var sheet = (await visitor.WordsAsync("/percelen?jaar=2026&beeld=Perceel&perceel=jw:A")).Replace('\u00A0', ' ');
        Assert.Contains("Ambulant, Jeugdwet", sheet);
        Assert.Contains($"De Linde ({Messages.Aanbieder}) € 1.870 100,00%", sheet);
        Assert.Contains("2 van 2: Zaltbommel (0297), ", sheet);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/percelen?jaar=2026&beeld=Perceel&perceel=jw:X")).StatusCode);
        Assert.Equal(
            "De Linde (65656055);1870,00;100,00%;1870,00;10-06-2026",
            (await visitor.ReadAsync("/percelen?jaar=2026&beeld=Perceel&perceel=jw:A&handler=Tabel")).TrimEnd().Split("\r\n")[1]);
    }

    /// <summary>The rows behind an amount add up to it, whatever is asked and as known on any day.</summary>
    [Theory]
    [InlineData("jaar=2026", 204_700, 3, "everything")]
    [InlineData("jaar=2026&beeld=Perceel&perceel=jw:A", 187_000, 2, "one perceel")]
    [InlineData("jaar=2026&beeld=Perceel&perceel=jw:B", 17_700, 1, "the other")]
    [InlineData("jaar=2026&gemeente=0297", 119_700, 2, "one gemeente")]
    [InlineData("jaar=2026&van=2026-04&tot=2026-06", 204_700, 3, "three months")]
    [InlineData("jaar=2026&kwartaal=1", 0, 0, "nothing was delivered then")]
    [InlineData("jaar=2026&peildatum=2026-06-09", 0, 0, "nothing was judged yet")]
    public async Task The_lines_of_a_figure_add_up_to_it(string query, long cents, int rows, string reason)
    {
        await using var site = await FilledAsync();
        site.Clock.Advance(TimeSpan.FromDays(1));
        var visitor = await site.SignInAsync([Role.Contractmanager], [Messages.Gemeente, Messages.OtherGemeente]);

        var file = await visitor.ReadAsync($"/percelen?{query}&handler=Regels");
        var lines = file.TrimEnd().Split("\r\n").Select(l => l.Split(';')).ToList();
        var net = lines[0].ToList().IndexOf("Netto (euro)");
        Assert.True(rows == lines.Count - 1, $"{reason}: {file}");
        var nets = lines.Skip(1).Select(l => l[net].Replace(",", "", StringComparison.Ordinal));
        Assert.Equal(cents, nets.Sum(n => long.Parse(n, CultureInfo.InvariantCulture)));
        Assert.DoesNotMatch(@"9999\d{5}", file);
    }

    [Fact]
    public async Task A_filter_narrows_and_another_gemeente_stays_unseen()
    {
        await using var site = await FilledAsync();
        site.Clock.Advance(TimeSpan.FromDays(1));
        var both = await site.SignInAsync([Role.Contractmanager], [Messages.Gemeente, Messages.OtherGemeente]);
        var one = await site.SignInAsync(Role.Contractmanager);

        string[] expected = ["Jeugdwet|Ambulant|€ 1.020", "Jeugdwet|Groep|€ 177", "Jeugdwet|Totaal Jeugdwet|€ 1.197"];
        Assert.Equal(expected, Short(await RowsAsync(one, "/percelen?jaar=2026", "#tabel-percelen")));
        Assert.Equal(expected, Short(await RowsAsync(both, $"/percelen?jaar=2026&gemeente={Messages.Gemeente}", "#tabel-percelen")));
        Assert.Equal(expected, Short(await RowsAsync(one, $"/percelen?jaar=2026&gemeente={Messages.OtherGemeente}", "#tabel-percelen")));
        // Everything was delivered in May, in the second quarter.
        Assert.Equal(expected, Short(await RowsAsync(one, "/percelen?jaar=2026&kwartaal=2", "#tabel-percelen")));
        Assert.Equal("€ 0", (await RowsAsync(one, "/percelen?jaar=2026&kwartaal=1", "#tabel-percelen"))[0].Split('|')[2]);
        Assert.Equal("€ 0", (await RowsAsync(one, "/percelen?jaar=2026&peildatum=2026-06-09", "#tabel-percelen"))[0].Split('|')[2]);
        Assert.Contains("Er zijn geen percelen", await one.WordsAsync("/percelen?jaar=2026&wet=wmo"));
    }

    [Fact]
    public async Task The_reference_date_is_yesterday_unless_it_is_said_today_is_provisional_and_later_is_refused()
    {
        await using var site = await FilledAsync();
        var visitor = await site.SignInAsync(Role.Contractmanager);

        Assert.Contains("zoals bekend op 09-06-2026.", await visitor.WordsAsync("/percelen"));
        Assert.Contains("zoals bekend op 10-06-2026 (voorlopig)", await visitor.WordsAsync("/percelen?peildatum=2026-06-10"));
        Assert.Contains("De peildatum 11-06-2026 moet nog komen.", await visitor.WordsAsync("/percelen?peildatum=2026-06-11"));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync("/percelen?peildatum=2026-06-11&handler=Tabel")).StatusCode);
    }

    [Fact]
    public async Task A_product_that_moves_is_in_its_new_perceel_from_that_month_and_one_that_is_in_none_is_told()
    {
        await using var site = await FilledAsync();
        site.Clock.Advance(TimeSpan.FromDays(1));
        var visitor = await site.SignInAsync(Role.Contractmanager);
        await site.AddListAsync(
            KeptList.Perceelproducten,
            "indeling;domein;productcode;perceel;van;tot\n2026;jw;45A53;B;2026-01-01;2026-04-30\n2026;jw;45A53;A;2026-05-01;\n");
        Assert.Equal(
            ["Jeugdwet|Ambulant|€ 1.197", "Jeugdwet|Groep|€ 0", "Jeugdwet|Totaal Jeugdwet|€ 1.197"],
            Short(await RowsAsync(visitor, "/percelen?jaar=2026&kwartaal=2&van=2026-05", "#tabel-percelen")));

        // The text in the agreement is Ambulant, the name of perceel A: it stands in for a product that is not in the list.
        await site.AddListAsync(
            KeptList.Perceelproducten, "indeling;domein;productcode;perceel;van;tot\n2026;jw;45A99;A;2026-01-01;\n", isWhole: true);
        Assert.Equal("Jeugdwet|Ambulant|€ 1.197", Short(await RowsAsync(visitor, "/percelen?jaar=2026", "#tabel-percelen"))[0]);
        await site.AddListAsync(
            KeptList.Percelen, "indeling;domein;code;naam;van\n2026;jw;A;Begeleiding;2026-01-01\n2026;jw;B;Groep;2026-01-01\n");
        Assert.Contains("Jeugdwet|Niet ingedeeld|€ 1.197", Short(await RowsAsync(visitor, "/percelen?jaar=2026", "#tabel-percelen")));
        Assert.NotNull((await visitor.OpenAsync("/percelen?jaar=2026")).Link("/lijsten?lijst=perceelproducten"));
    }

    [Fact]
    public async Task Without_a_division_the_percelen_are_those_of_the_agreements()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        await SmallRegion.FillAsync(site, Messages.Gemeente);
        site.Clock.Advance(TimeSpan.FromDays(1));
        var visitor = await site.SignInAsync(Role.Contractmanager);

        Assert.Equal(
            "Jeugdwet|Ambulant|€ 1.020|2|1|1",
            string.Join('|', (await RowsAsync(visitor, "/percelen?jaar=2026", "#tabel-percelen"))[0].Split('|')[..6]));
    }

    [Fact]
    public async Task Names_stand_beside_codes_where_they_are_known()
    {
        await using var site = await FilledAsync();
        await site.AddListAsync(
            KeptList.Producten,
            "gemeente;domein;productcategorie;productcode;naam;van\n0297;jw;45;45A04;Begeleiding "
            + "basis;2026-01-01\n0297;jw;45;45A53;Begeleiding groep;2026-01-01\n");
        await site.ProcessAsync(Messages.Claim("D3", "N3", [new("R9", 10072, 1, 9999)]));
        var visitor = await site.SignInAsync(Role.Backoffice);

        foreach (var path in new[]
        {
            "/tarieven", "/tarieven/wijzigingen", "/afgekeurd?per=Bericht", "/bedragen?per=Aanbieder&peildatum=2026-06-10",
            $"/afgekeurd/brief?aanbieder={Messages.Aanbieder}"
        })
            Assert.True((await visitor.WordsAsync(path)).Contains($"De Linde ({Messages.Aanbieder})", StringComparison.Ordinal), path);
        foreach (var path in new[] { "/tarieven", "/bedragen?per=ProductCode&peildatum=2026-06-10" })
            Assert.True((await visitor.WordsAsync(path)).Contains("45A04 Begeleiding basis", StringComparison.Ordinal), path);
        Assert.Contains(
            $";De Linde ({Messages.Aanbieder});", await visitor.ReadAsync("/bedragen?per=Aanbieder&peildatum=2026-06-10&handler=Tabel"));
    }

    /// <summary>Two gemeenten with one aanbieder and two percelen; the claims are judged on 10 June.</summary>
    private static async Task<TestSite> FilledAsync()
    {
        var site = await TestSite.StartAsync();
        await site.AddListAsync(KeptList.Aanbieders, $"agb;naam;van\n{Messages.Aanbieder};De Linde;2025-01-01\n");
        await site.AddListAsync(
            KeptList.Percelen, "indeling;domein;code;naam;volgorde;van\n2026;jw;B;Groep;2;2026-01-01\n2026;jw;A;Ambulant;1;2026-01-01\n");
        await site.AddListAsync(
            KeptList.Perceelproducten, "indeling;domein;productcode;perceel;van\n2026;jw;45A04;A;2026-01-01\n2026;jw;45A53;B;2026-01-01\n");
        await site.AddListAsync(
            KeptList.Contracten,
            $"gemeente;agb;domein;perceel;status;van\n0297;{Messages.Aanbieder};jw;A;actief;2026-01-01\n"
            + $"0344;{Messages.Aanbieder};jw;A;actief;2026-01-01\n0297;{Messages.Aanbieder};jw;B;actief;2026-01-01\n");
        await site.AddListAsync(KeptList.Inwoners, "gemeente;jaar;inwoners\n0297;2026;30000\n0344;2026;40000\n");
        await site.AddAgreementsAsync();
        await site.AddAgreementsAsync(Messages.OtherGemeente);
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072), new(10073, "45A53")]), BerichtState.Accepted);
        await site.ProcessAsync(Messages.Allocations("A2", [new(20072)], Messages.OtherGemeente, Messages.OtherBsn), BerichtState.Accepted);
        await site.ProcessAsync(
            Messages.Claim("D1", "N1", [new("R1", 10072, 12, 8500), new("R2", 10073, 2, 8850, "45A53")]), BerichtState.Accepted);
        await site.ProcessAsync(
            Messages.Claim("D2", "N2", [new("R3", 20072, 10, 8500, Bsn: Messages.OtherBsn)], Messages.OtherGemeente),
            BerichtState.Accepted);
        return site;
    }

    private static string[] Short(string[] rows) => [.. rows.Select(r => string.Join('|', r.Split('|')[..3]))];

    /// <summary>The rows of a table, without its head.</summary>
    internal static async Task<string[]> RowsAsync(Visitor visitor, string path, string table) =>
    [
        .. from row in (await visitor.OpenAsync(path)).QuerySelector(table)!.QuerySelectorAll("tbody tr, tfoot tr")
           select string.Join(
               '|', row.Children.Select(c => string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))),
    ];
}
