using MessageHub.Backoffice.Access;
using MessageHub.Example;
using MessageHub.Register.Access;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>The figures that documents of regions print come out of sets of their own, through the pipeline and on the page.</summary>
public class SteeringRegionTests
{
    private static readonly DateTimeOffset Later = new(2026, 6, 23, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Shares_of_euros_and_clients_are_those_of_the_document_of_Bommelerwaard()
    {
        await using var site = await FillAsync(SteeringRegion.Bommelerwaard);
        var rows = await TableAsync(site, SteeringRegion.Bommelerwaard);

        Assert.Equal(
            [
                "Ondersteuning thuis|53,00%|62,00%", "Dagbesteding|47,00%|38,00%", "Wonen en verblijf|54,00%|31,00%",
                "Ambulant|41,00%|62,00%", "Crisis|5,00%|7,00%",
            ],
            rows[..5].Select(r => string.Join('|', r[1], r[8], r[9])));
        // Percelen of a law are the whole of it, and what shares are shares of stands beside them.
        Assert.Equal(
            ["van € 1.000.000|van 200 (opgeteld)", "van € 3.000.000|van 200 (opgeteld)"],
            rows[5..7].Select(r => string.Join('|', r[8], r[9])));
    }

    // A region as large as that of the printed table, which RivierenlandTests plays in every run.
    [Fact]
    [Trait("Category", "Nightly")]
    public async Task Twelve_groups_round_each_for_itself_and_their_total_comes_from_cents()
    {
        await using var site = await FillAsync(SteeringRegion.Mijov);
        var rows = await TableAsync(site, SteeringRegion.Mijov);

        Assert.Equal(98_673_331, rows[..12].Sum(r => Euros(r[2])));
        Assert.Equal(98_673_332, Euros(rows[^1][2]));
    }

    [Fact]
    public async Task A_region_of_tariffs_has_36_of_them_and_one_traject_above_the_threshold()
    {
        await using var site = await FillAsync(SteeringRegion.Ijsselland);
        var tariffs = (await site.Store.AgreementsAsync(CancellationToken.None))
            .Select(a => (a.Agreement.ProductCode, a.Agreement.Tarief))
            .Distinct()
            .ToList();

        Assert.Equal(36, tariffs.Count);
        Assert.Equal(2_650_000, Assert.Single(new SteeringScript(SteeringRegion.Ijsselland).Lines, l => l.Cents > 2_500_000).Cents);
        Assert.Equal(
            SteeringRegion.Ijsselland.Percelen.Sum(p => p.Total) / 100, Euros((await TableAsync(site, SteeringRegion.Ijsselland))[^1][2]));
    }

    [Fact]
    public async Task A_region_of_classes_has_a_talk_that_is_due_tomorrow()
    {
        await using var site = await FillAsync(SteeringRegion.CapelleKrimpen);
        var visitor = await SignInAsync(site, SteeringRegion.CapelleKrimpen);
        var words = await visitor.WordsAsync("/gesprekken");

        Assert.Contains("24-06-2026, morgen", words);
        foreach (var kind in new[] { "strategisch", "specialistisch", "wachtlijst" })
            Assert.Contains(kind, words);
        Assert.Contains(";overig;", await visitor.ReadAsync("/lijsten?lijst=contracten&handler=Tabel"));
    }

    [Fact]
    public async Task The_example_opens_on_the_table_for_who_sees_figures()
    {
        await using var site = await TestSite.StartAsync(
            isBrowsed: false, services => services.AddSingleton(new StartPage(SteeringRegion.Table)));
        foreach (var (role, path) in new[]
        {
            (Role.Contractmanager, SteeringRegion.Table), (Role.Backoffice, SteeringRegion.Table), (Role.Toegang, "/zorg")
        })
            Assert.Equal(path, (await (await site.SignInAsync(role)).GetAsync("/")).Headers.Location!.OriginalString);
    }

    private static async Task<TestSite> FillAsync(SteeringRegion region)
    {
        var site = await TestSite.StartAsync();
        site.Clock.SetUtcNow(Later);
        Assert.Equal(0, await SteeringPlayer.FillAsync(site.Register, region, Later, CancellationToken.None));
        return site;
    }

    private static Task<Visitor> SignInAsync(TestSite site, SteeringRegion region) =>
        site.SignInAsync([Role.Contractmanager], [.. region.Gemeenten.Select(g => g.Code)]);

    private static async Task<string[][]> TableAsync(TestSite site, SteeringRegion region) =>
        [
            .. (await PercelenTests.RowsAsync(await SignInAsync(site, region), SteeringRegion.Table, "#tabel-percelen"))
                .Select(r => r.Split('|'))
        ];

    private static long Euros(string cell) => long.Parse(string.Concat(cell.Where(char.IsAsciiDigit)));
}
