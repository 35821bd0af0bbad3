using System.Security.Cryptography;
using System.Text;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Store;
using MessageHub.Rules.Tests;
using static MessageHub.Cli.Tests.Messages;

namespace MessageHub.Cli.Tests;

/// <summary>Importing agreements: all rows or none, and asked about first when it touches what counts.</summary>
public sealed class AgreementsCommandTests : IDisposable
{
    private readonly Workplace work = new();

    [Fact]
    public async Task Agreements_are_imported_all_or_none()
    {
        var bytes = Encoding.UTF8.Preamble.ToArray()
            .Concat(Encoding.UTF8.GetBytes(From2026.Replace("\n", "\r\n", StringComparison.Ordinal)))
            .ToArray();
        work.Write("good.csv", bytes);
        Assert.Equal(
            "good.csv: 1 afspraak opgeslagen, waarvan 0 al zo vastlagen.\n",
            (await work.RunAsync("agreements", "import", "good.csv", "--store", "store")).Exits(0).Out);
        var before = File.ReadAllBytes(work.PathOf("store/messagehub.db"));

        var again = (await work.RunAsync(bytes, "agreements", "import", "-", "--store", "store")).Exits(0);
        Assert.Equal("-: 1 afspraak opgeslagen, waarvan 1 al zo vastlagen.\n", again.Out);

        var bad = await work.ImportAsync(
            From2026.Replace("45A04", "45A53", StringComparison.Ordinal) + "0297;1;jw;;45;45A04;04;inspanning;x;2026-01-01;;ja\n");
        bad.IsWrongUse("agreements.csv: rij 3, kolom agb: Hier moeten 8 cijfers staan.", "a bad row");
        Assert.Contains("rij 3, kolom tarief: ", bad.Error);
        (await work.ImportAsync(Header + "0297;65656055;jw;P1;45;45A04;04;inspanning;86;2026-02-01;;ja\n"))
            .IsWrongUse("al is vastgelegd", "an overlap");

        // Nothing of the refused files is known: the first is still new.
        var rows = (await work.ImportAsync(From2026 + From2026[Header.Length..].Replace("45A04", "45A53", StringComparison.Ordinal)))
            .Exits(0);
        Assert.Contains("2 afspraken opgeslagen, waarvan 1 al", rows.Out);
        Assert.NotEmpty(before);
    }

    [Fact]
    public async Task Agreements_are_imported_from_an_Excel_file_too()
    {
        var rows = From2026.TrimEnd().Split('\n');
        work.Write("good.xlsx", Workbook.OfText(rows));
        Assert.Equal(
            "good.xlsx: 1 afspraak opgeslagen, waarvan 0 al zo vastlagen.\n",
            (await work.RunAsync("agreements", "import", "good.xlsx", "--store", "store")).Exits(0).Out);
        Assert.Contains("1 afspraak opgeslagen, waarvan 1 al", (await work.ImportAsync(From2026)).Exits(0).Out);
        work.Write("bad.xlsx", Workbook.OfText([.. rows, "0297;1;jw;;45;45A04;04;inspanning;85;2026-01-01;;ja"]));
        (await work.RunAsync("agreements", "import", "bad.xlsx", "--store", "store"))
            .IsWrongUse("bad.xlsx: rij 3, kolom agb: Hier moeten 8 cijfers staan.", "a bad row");
    }

    [Fact]
    public async Task An_import_that_touches_what_counts_is_shown_and_stored_when_it_is_confirmed()
    {
        (await work.ImportAsync(From2026)).Exits(0);
        (await work.ProcessAsync(work.Write("301.xml", Valid.B301()), work.Write("323.xml", Claim("C1", Line("R001", 4))))).Exits(0);
        var dearer = work.Write("dearer.csv", From2026.Replace("85.00", "1.085,00", StringComparison.Ordinal));
        string[] import = ["agreements", "import", dearer, "--store", "store", "--today", "2026-06-10"];

        var asked = (await work.RunAsync(import)).Exits(4);
        Assert.Contains("dearer.csv: 0 nieuw, 1 gewijzigd, 0 beëindigd, 0 ongewijzigd.\n", asked.Out);
        Assert.Contains(
            "gewijzigd: 0297 65656055 jw 45A04 eenheid 04 vanaf 01-01-2026: tarief € 85,00 → € 1.085,00\n    geldt vandaag\n", asked.Out);
        Assert.Contains("al toegekend: 1 regel, € 425,00, van 2026-04 t/m 2026-04; dat verandert niet", asked.Out);
        Assert.Contains("er is niets opgeslagen", asked.Out);
        (await work.RunAsync([.. import, "--confirm"])).Exits(2);

        Assert.Contains(
            "1 afspraak opgeslagen, waarvan 0 al",
            (await work.RunAsync([.. import, "--confirm", "--by", "m.jansen", "--note", "contract 12"])).Exits(0).Out);
        await using var database = new SqliteDatabase(work.PathOf("store/messagehub.db"));
        var change = (await new AgreementStore(database)
            .ChangesAsync(new() { Scope = new(["0297"]) }, new(), CancellationToken.None)).Items[0];
        Assert.Equal((8500L, 108_500L), (change.Change.Before!.Agreement.Tarief, change.Change.After.Agreement.Tarief));
        Assert.Equal(("m.jansen", "contract 12"), (change.Origin.By, change.Origin.Note));
        Assert.Equal(
            $"bestand dearer.csv, sha256 {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(work.PathOf("dearer.csv"))))}",
            change.Origin.From);
        // Storing it again changes nothing, so nobody is asked.
        Assert.Contains("waarvan 1 al zo vastlagen", (await work.RunAsync(import)).Exits(0).Out);
    }

    [Fact]
    public async Task What_the_pages_proposed_is_listed_with_what_became_of_it()
    {
        (await work.ImportAsync(From2026)).Exits(0);
        Assert.Equal("Er is niets voorgesteld.\n", (await work.RunAsync("agreements", "proposals", "--store", "store")).Exits(0).Out);
        await using (var database = new SqliteDatabase(work.PathOf("store/messagehub.db")))
        {
            var (desk, rows) = (new AgreementStore(database), await new RegisterStore(database).AgreementsAsync(CancellationToken.None));
            var at = new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);
            foreach (var file in new[] { "a.csv", "b.csv" })
                await desk.ProposeAsync(file, [1], rows, "", "contract 12", "anna", at, CancellationToken.None);
            var first = (await desk.ProposalsAsync(new(["0297"]), CancellationToken.None))[0];
            Assert.True(await desk.WithdrawAsync(new(["0297"]), first, "ben", at.AddMinutes(1), CancellationToken.None));
        }

        Assert.Equal(
            [
                "2  b.csv, van anna, 10-06-2026 14:00: nog niet bevestigd. contract 12",
                "1  a.csv, van anna, 10-06-2026 14:00: ingetrokken door ben, 10-06-2026 14:01. contract 12"
            ],
            (await work.RunAsync("agreements", "proposals", "--store", "store")).Exits(0).Out.TrimEnd().Split('\n'));
        var told = (await work.RunAsync("agreements", "proposals", "--store", "store", "--json")).Exits(0).Json;
        Assert.Equal(["open", "withdrawn"], told.Select(p => p.GetProperty("state").GetString()));
    }

    [Theory]
    [InlineData("--note", "gebeld over 999.900.006")]
    [InlineData("--by", "m.jansen 999900006")]
    public async Task A_bsn_is_not_kept_with_a_change(string option, string value)
    {
        var file = work.Write("agreements.csv", From2026);
        var run = await work.RunAsync("agreements", "import", file, "--store", "store", option, value);
        run.IsWrongUse($"{option}: {BsnText.Problem}", "it would be shown to everybody of the gemeente");
        Assert.DoesNotContain(value, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(work.PathOf("store")));
    }

    [Fact]
    public async Task The_name_of_a_file_is_kept_without_what_could_be_a_bsn()
    {
        var file = work.Write("client 999900006.csv", From2026);
        Assert.StartsWith(
            "client 999900006.csv: 1 afspraak opgeslagen",
            (await work.RunAsync("agreements", "import", file, "--store", "store")).Exits(0).Out);
        await using var database = new SqliteDatabase(work.PathOf("store/messagehub.db"));
        var change = Assert.Single(
            (await new AgreementStore(database).ChangesAsync(new() { Scope = new(["0297"]) }, new(), CancellationToken.None)).Items);
        Assert.StartsWith("bestand client #.csv, sha256 ", change.Origin.From, StringComparison.Ordinal);
    }

    public void Dispose() => work.Dispose();
}
