using MessageHub.Example;
using MessageHub.Register.Access;
using MessageHub.Register.Messages;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// A published table of a jeugdregio, to the character: its allocations and claims go through the pipeline, and the page says what it
/// prints. It has over ten thousand clients, so by night; smaller regions are played by day (<see cref="SteeringRegionTests"/>).
/// </summary>
public class RivierenlandTests
{
    /// <summary>Law, perceel, amount, registered aanbieders, clients and shares, as they are printed.</summary>
    private static readonly string[] Printed =
    [
        "Wmo 2015|Persoonlijke verzorging|€ 52.875|27|16|n.v.t.|n.v.t.",
        "Wmo 2015|Individuele begeleiding|€ 8.802.420|130|1656|32,46%|64,89%",
        "Wmo 2015|Begeleiding (groep)/Dagbesteding|€ 4.038.870|83|775|39,31%|67,47%",
        "Wmo 2015|Kortdurend verblijf|€ 37.972|28|10|n.v.t.|n.v.t.",
        "Jeugdwet|Persoonlijke verzorging|€ 172.391|16|43|n.v.t.|n.v.t.",
        "Jeugdwet|Ambulante begeleiding|€ 7.049.016|140|1452|34,16%|53,96%",
        "Jeugdwet|Ambulante behandeling|€ 16.511.447|115|5686|40,26%|66,16%",
        "Jeugdwet|Logeren|€ 560.158|36|110|37,59%|76,43%",
        "Jeugdwet|Wonen zonder behandeling|€ 3.718.607|28|262|66,10%|91,05%",
        "Jeugdwet|Behandeling met verblijf|€ 7.568.379|34|160|67,72%|85,99%",
        "Jeugdwet|Gecertificeerde instelling|€ 3.172.637|3|539|n.v.t.|n.v.t.",
        "Jeugdwet|Landelijk ingekochte zorg|€ 2.753.885|34|148|n.v.t.|n.v.t.",
        "Jeugdwet|Jeugdzorg plus|€ 455.461|3|9|n.v.t.|n.v.t.",
    ];

    private static readonly string[] Gemeenten = [.. SteeringRegion.Rivierenland.Gemeenten.Select(g => g.Code)];

    [Fact]
    [Trait("Category", "Nightly")]
    public async Task The_page_and_its_file_are_the_printed_table_also_after_later_corrections()
    {
        await using var site = await TestSite.StartAsync();
        Assert.Equal(
            0, await SteeringPlayer.FillAsync(site.Register, SteeringRegion.Rivierenland, site.Clock.GetUtcNow(), CancellationToken.None));

        site.Clock.SetUtcNow(new(2026, 6, 23, 10, 0, 0, TimeSpan.Zero));
        await CompareAsync(site, "/percelen?jaar=2025");
        // A client of whom everything is taken back: from that day on other figures, on the earlier day the same.
        site.Clock.SetUtcNow(new(2026, 6, 25, 10, 0, 0, TimeSpan.Zero));
        var taken = new SteeringScript(SteeringRegion.Rivierenland).Lines.First(l => l.Perceel.Code == "J9");
        await site.ProcessAsync(SteeringBerichten.Claim("K1", [taken], isCredit: true), BerichtState.Accepted);
        site.Clock.SetUtcNow(new(2026, 6, 26, 10, 0, 0, TimeSpan.Zero));
        await CompareAsync(site, "/percelen?jaar=2025&peildatum=2026-06-22");

        var visitor = await site.SignInAsync([Role.Contractmanager], Gemeenten);
        var after = (await PercelenTests.RowsAsync(visitor, "/percelen?jaar=2025", "#tabel-percelen"))[12].Split('|');
        Assert.Equal(Text.Dutch.WholeEuro(45546100 - taken.Cents).Replace('\u00A0', ' '), after[2]);
        Assert.Equal("8", after[5]);
    }

    private static async Task CompareAsync(TestSite site, string path)
    {
        var visitor = await site.SignInAsync([Role.Contractmanager], Gemeenten);
        var table = await PercelenTests.RowsAsync(visitor, path, "#tabel-percelen");
        Assert.Equal(
            Printed, table[..13].Select(r => r.Split('|')).Select(c => string.Join('|', c[0], c[1], c[2], c[3], c[5], c[6], c[7])));
        var totals = table[13..].Select(r => r.Split('|')).ToDictionary(c => c[1]);
        Assert.Equal("€ 12.932.137", totals["Totaal Wmo 2015"][2]);
        Assert.Equal("€ 35.579.997", totals["Totaal Jeugdwet binnen scope"][2]);
        Assert.Equal("€ 41.961.980", totals["Totaal Jeugdwet"][2]);
        // Printed are the sums over percelen; who is counted once stands beside them.
        Assert.StartsWith("268 inschrijvingen, ", totals["Totaal Wmo 2015"][3]);
        Assert.Equal("2457 opgeteld, 1656 uniek", totals["Totaal Wmo 2015"][5]);

        var file = (await visitor.ReadAsync($"{path}&handler=Tabel")).TrimEnd().Split("\r\n")[1..].Select(r => r.Split(';')).ToList();
        Assert.Equal(
            Printed.Select(r => r.Replace("€ ", "", StringComparison.Ordinal).Split('|'))
                .Select(c => string.Join('|', [.. c[..2], c[2].Replace(".", "", StringComparison.Ordinal), .. c[3..]])),
            file[..13].Select(c => string.Join('|', c[0], c[1], c[2], c[3], c[5], c[6], c[7])));
        Assert.Equal(
            ["12932137", "35579997"], file[13..].Where(c => c[1] is "Totaal Wmo 2015" or "Totaal Jeugdwet binnen scope").Select(c => c[2]));
        var sheets = await visitor.GetAsync($"{path}&handler=Tabel&vorm=xlsx");
        Assert.Contains(
            "Wmo 2015|Individuele begeleiding|8802420|130|",
            string.Join('\n', new Sheet(await sheets.Content.ReadAsByteArrayAsync()).Texts));
    }
}
