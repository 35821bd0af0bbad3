using System.Text;
using MessageHub.Berichten;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Store;
using MessageHub.Rules.Tariffs;
using MessageHub.Rules.Tests;
using static MessageHub.Cli.Tests.Messages;

namespace MessageHub.Cli.Tests;

/// <summary>Agreements that are indexed, withdrawn, asked as they were known, and imports that are killed half-way.</summary>
public sealed class AgreementsHistoryTests : IDisposable
{
    private readonly Workplace work = new();

    [Theory]
    [InlineData(8500, "3.87", 8829)]
    [InlineData(8500, "-3.87", 8171)]
    [InlineData(100, "0.5", 101)]
    [InlineData(100, "0.4999", 100)]
    [InlineData(1, "50", 2)]
    [InlineData(312_50, "2.5", 320_31)]
    public void A_tariff_is_raised_to_whole_cents_and_half_a_cent_up(long before, string percentage, long after) =>
        Assert.Equal(after, Indexation.Raised(before, Indexation.PercentageOf(percentage)!.Value));

    [Fact]
    public void Only_what_is_in_force_on_the_day_and_has_a_tariff_is_indexed()
    {
        AgreementRow[] rows =
        [
            Row("45A04", "04", 8500, "2025-01-01", null), Row("45A05", "04", 9000, "2025-01-01", "2026-06-30"),
            Row("45A06", "04", 9000, "2025-01-01", "2025-12-31"),
            Row("45A07", "04", 9000, "2026-01-01", null), Row("50A01", "83", null, "2025-01-01", null),
            Row("45A08", "04", 1, "2025-01-01", null) with { Aanbieder = "11111111" },
        ];
        var indexation = Indexation.Of(
            rows,
            new() { Aanbieders = ["65656055"], Percelen = ["p1"], Gemeenten = ["0297"], Standaard = Standaard.Ijw },
            3.87m,
            new(2026, 1, 1));
        Assert.Equal((2, 1, 1), (indexation.Indexed, indexation.WithoutTariff, indexation.Later));
        Assert.Equal(
            [
                "45A04 8500 2025-01-01 2025-12-31 basis", "45A04 8829 2026-01-01  indexering", "45A05 9000 2025-01-01 2025-12-31 basis",
                "45A05 9348 2026-01-01 2026-06-30 indexering"
            ],
            indexation.Rows.Select(r => $"{r.Agreement.ProductCode} {r.Agreement.Tarief} {r.Agreement.GeldigVan:yyyy-MM-dd} {r.Agreement.GeldigTot:yyyy-MM-dd} {r.Agreement.Herkomst}"));
        // What it makes is a file that says the same.
        Assert.Equal(
            indexation.Rows.Select(Sayings), AgreementsFile.Read(AgreementsFile.Write(indexation.Rows)).Beside(rows).Rows.Select(Sayings));
        Assert.Equal(0, Indexation.Of(rows, new() { Codes = ["45A99"] }, 3.87m, new(2026, 1, 1)).Indexed);
    }

    [Fact]
    public async Task An_index_is_shown_asked_about_and_stored()
    {
        (await work.ImportAsync(From2026)).Exits(0);
        (await work.ProcessAsync(work.Write("301.xml", Valid.B301()), work.Write("323.xml", Claim("C1", Line("R001", 4))))).Exits(0);
        string[] index = [
            "agreements", "index", "--percentage", "3,87", "--from", "2026-04-01", "--product", "45A04", "--store", "store", "--today",
            "2026-06-10"
        ];

        var asked = (await work.RunAsync([.. index, "--lines", "lines.csv"])).Exits(4);
        Assert.Contains("indexering 3,87 % vanaf 01-04-2026: 1 nieuw, 0 gewijzigd, 1 beëindigd, 0 ongewijzigd.", asked.Out);
        Assert.Contains("tarief € 85,00 → € 88,29", asked.Out);
        Assert.Contains(
            "1 regel is al toegekend tegen een ander tarief, samen € 425,00: 1 aanbieder moet die crediteren en opnieuw declareren.",
            asked.Out);
        Assert.Contains(
            "0297;65656055;jw;DNC1;R001;45;45A04;04;2026-04-01;2026-04-30;5;85,00;425,00;88,29",
            File.ReadAllText(work.PathOf("lines.csv")));
        Assert.Contains(
            "1 afspraak krijgt een ander tarief.", (await work.RunAsync([.. index, "--confirm", "--by", "m.jansen"])).Exits(0).Out);

        Assert.Contains(
            "\"88.29\";\"2026-04-01\";\"\";\"ja\";\"levering\";\"vol\";\"\";\"indexering\";\"3.87\"", (await ExportAsync()).Out);
        var before = (await ExportAsync("--known-on", "2026-06-09")).Out;
        Assert.Contains("\"85.00\";\"2026-01-01\";\"\"", before);
        Assert.DoesNotContain("88.29", before);
        (await work.RunAsync(index)).Exits(2);
        (await work.RunAsync([.. index[..3], "veel", .. index[4..]])).IsWrongUse("--percentage", "it is none");
    }

    [Fact]
    public async Task A_file_withdraws_an_agreement_and_leaves_what_it_has_no_column_for()
    {
        var header = Header.TrimEnd() + ";tarief_op;gebroken_maand;frequenties;vervallen\n";
        const string row = "0297;65656055;jw;P1;45;45B01;82;output;1200,00;2026-01-01;;nee";
        (await work.ImportAsync($"{header}{row};toewijzing;eerste niet;4, 6;\n")).Exits(0);
        (await work.ImportAsync($"{Header}{row.Replace("1200", "1300", StringComparison.Ordinal)}\n")).Exits(4);
        (await work.RunAsync("agreements", "import", "agreements.csv", "--store", "store", "--confirm", "--by", "m.jansen")).Exits(0);
        var kept = Assert.Single(await AgreementsAsync()).Agreement;
        Assert.Equal(
            (TariefOp.Toewijzing, GebrokenMaand.EersteNiet, "4 6", 130_000L),
            (kept.TariefOp, kept.GebrokenMaand, kept.Frequenties, kept.Tarief));

        (await work.ImportAsync($"{header}{row.Replace("45B01", "45B02", StringComparison.Ordinal)};;;;ja\n"))
            .IsWrongUse("rij 2, kolom vervallen: Deze afspraak is er niet, dus zij kan niet vervallen.", "there is none");
        (await work.ImportAsync($"{header}{row};;;;ja\n")).Exits(4);
        Assert.Contains(
            "vervallen: 0297",
            (await work.RunAsync("agreements", "import", "agreements.csv", "--store", "store", "--confirm", "--by", "m.jansen"))
                .Exits(0).Out);
        Assert.Empty(await AgreementsAsync());
    }

    [Theory]
    [InlineData("tarief_op", "morgen", "82", "Hier moet een van deze waarden staan: levering, toewijzing.")]
    [InlineData("tarief_op", "toewijzing", "04", "alleen voor output in stuks")]
    [InlineData("gebroken_maand", "naar rato", "04", "bestaat alleen bij output")]
    [InlineData("frequenties", "3", "82", "Hier moeten frequenties staan")]
    [InlineData("frequenties", "1", "83", "Frequentie 1 (dag) kan een bericht niet zeggen bij eenheid 83.")]
    [InlineData("herkomst", "gok", "82", "basis, indexering, correctie")]
    [InlineData("index", "3,87", "82", "Een percentage hoort bij herkomst indexering.")]
    [InlineData("vervallen", "misschien", "82", "ja, nee")]
    public void What_no_message_can_carry_is_reported(string column, string value, string eenheid, string words)
    {
        var (variant, tarief) = eenheid == "04" ? ("inspanning", "85,00") : ("output", eenheid == "83" ? "" : "85,00");
        var csv = $"{Header.TrimEnd()};{column}\n0297;65656055;jw;P1;45;45B01;{eenheid};{variant};{tarief};2026-01-01;;nee;{value}\n";
        var problem = Assert.Single(AgreementsFile.Read(Encoding.UTF8.GetBytes(csv)).Problems);
        Assert.Equal((2, column), (problem.Row, problem.Column));
        Assert.Contains(words, problem.Reason, StringComparison.Ordinal);
        Assert.Contains($"Gevonden: \"{value}\"", problem.Reason, StringComparison.Ordinal);
    }

    /// <summary>Killed (SIGKILL) while it writes: all of it is there or nothing, and the store takes it when it is done again.</summary>
    [Fact]
    public async Task An_import_that_is_killed_half_way_leaves_nothing_or_all()
    {
        const int rows = 20_000;
        var csv = new StringBuilder(Header);
        for (var i = 0; i < rows; i++)
            csv.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"0297;{65000000 + (i / 100)};jw;P{i % 9};45;4{i % 100:0000};04;inspanning;85,00;2026-01-01;;ja\n");
        (await work.ImportAsync(From2026)).Exits(0);
        work.Write("many.csv", csv.ToString());
        var wal = work.PathOf("store/messagehub.db-wal");

        await work.RunKilledAsync(
            () => File.Exists(wal) && new FileInfo(wal).Length > 1_000_000, "agreements", "import", "many.csv", "--store", "store");

        Assert.Contains((await AgreementsAsync()).Count, new[] { 1, rows + 1 });
        (await work.RunAsync("agreements", "import", "many.csv", "--store", "store")).Exits(0);
        Assert.Equal(rows + 1, (await AgreementsAsync()).Count);
    }

    public void Dispose() => work.Dispose();

    private Task<Run> ExportAsync(params string[] more) => work.RunWithAsync([], ["agreements", "export", "--store", "store", .. more]);

    private async Task<IReadOnlyList<AgreementRow>> AgreementsAsync()
    {
        await using var database = new SqliteDatabase(work.PathOf("store/messagehub.db"));
        return await new RegisterStore(database).AgreementsAsync(CancellationToken.None);
    }

    private static (AgreementRow, Agreement) Sayings(AgreementRow row) => (row with { Agreement = null! }, row.Agreement with { Row = 0 });

    private static AgreementRow Row(string code, string eenheid, long? tarief, string van, string? tot) =>
        new("0297", "65656055", Standaard.Ijw, new()
        {
            Row = 2,
            ProductCategorie = code[..2],
            ProductCode = code,
            Eenheid = eenheid,
            Tarief = tarief,
            GeldigVan = DateOnly.Parse(van, System.Globalization.CultureInfo.InvariantCulture),
            GeldigTot = tot is null ? null : DateOnly.Parse(tot, System.Globalization.CultureInfo.InvariantCulture),
            MinutenToegestaan = true,
            Perceel = "P1",
            Variant = eenheid == "83" ? "output" : "inspanning",
        });
}
