using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MessageHub.Berichten;
using MessageHub.Register;
using MessageHub.Register.Monitoring;
using MessageHub.Rules;
using MessageHub.Rules.Tests;
using static MessageHub.Cli.Tests.Messages;

namespace MessageHub.Cli.Tests;

/// <summary>The commands as cli.md fixes them: names, columns and exit codes.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly Workplace work = new();

    [Fact]
    public async Task Process_keeps_the_order_of_paths_and_folders_and_the_highest_exit_code_wins()
    {
        work.Write("in/b.xml", Valid.B305());
        work.Write("in/a.xml", Valid.B301());
        work.Write("in/C.xml", Valid.B301(Standaard.Iwmo));
        work.Write("in/readme.txt", "no message");
        var refused = work.Write("z.xml", "<x/>");

        var run = (await work.ProcessAsync(refused, "in", "in/b.xml", "--json")).Exits(2);

        // Ordinal: capitals first.
        Assert.Equal(
            ["z.xml refused", "C.xml accepted", "a.xml accepted", "b.xml accepted", "b.xml rejected"],
            run.Json.Select(r => $"{Text(r, "file")} {Text(r, "outcome")}"));
        Assert.Equal("", run.Error);
        // The same file twice is a second delivery.
        var second = run.Json[4];
        Assert.Equal(["9056"], second.GetProperty("findings").EnumerateArray().Select(f => Text(f, "code")));
        Assert.Equal(3, second.GetProperty("level").GetInt32());
        Assert.Equal("JW306", Text(second.GetProperty("answer"), "message"));
        // Our own correct messages go out, a 305 is answered, and each once.
        Assert.Equal(["JW301-ID301.xml", "JW306-A00000000001.xml", "JW306-A00000000002.xml", "WMO301-ID301.xml"], work.Files("out"));
    }

    [Fact]
    public async Task A_result_has_the_fields_of_the_contract()
    {
        var tooMuch = Claim("C1", Line("R001", 4), Line("R002", 5, hours: 11));
        var run = (await work.ProcessAsync(work.Write("301.xml", Valid.B301()), work.Write("323.xml", tooMuch), "--json")).Exits(1);

        var (own, claim) = (run.Json[0], run.Json[1]);
        Assert.Equal(
            ["file", "family", "message", "identificatie", "sender", "receiver", "outcome", "level", "findings", "answer", "submitted", "granted"],
            own.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("ijw", "JW301", "ID301", "0297", "65656055"), (Text(own, "family"), Text(own, "message"), Text(own, "identificatie"), Text(own, "sender"), Text(own, "receiver")));
        foreach (var absent in new[] { "level", "answer", "submitted", "granted" })
            Assert.Equal(JsonValueKind.Null, own.GetProperty(absent).ValueKind);
        Assert.Empty(own.GetProperty("findings").EnumerateArray());

        Assert.Equal(("partly", 136000L, 42500L), (Text(claim, "outcome"), claim.GetProperty("submitted").GetInt64(), claim.GetProperty("granted").GetInt64()));
        var finding = Assert.Single(claim.GetProperty("findings").EnumerateArray());
        Assert.Equal(("TR321", "9321", "Prestatie", 3), (Text(finding, "rule"), Text(finding, "code"), Text(finding, "class"), finding.GetProperty("level").GetInt32()));
        Assert.Matches(@"/Prestatie\[2\]$", Text(finding, "path"));
        Assert.NotEqual("", Text(finding, "text"));
        var answer = claim.GetProperty("answer");
        Assert.Equal("JW325", Text(answer, "message"));
        Assert.Contains(Text(answer, "file"), work.Files("out"));
        NothingPersonal(run);

        // People are told the same.
        var text = (await work.ProcessAsync("323.xml")).Exits(1).Out;
        Assert.Contains("323.xml: JW323 afgekeurd, ingediend € 1.360,00, toegekend € 0,00, antwoord JW325-A00000000002.xml", text);
        Assert.Contains("9056", text);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public async Task What_is_refused_tells_what_could_be_read_and_never_a_value()
    {
        var good = Encoding.UTF8.GetString(BerichtWriter.Write(Valid.B305()));
        work.Write("bom.xml", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(good)]);
        work.Write("dtd.xml", good.Replace("?>", "?><!DOCTYPE x [<!ENTITY e \"x\">]>", StringComparison.Ordinal));
        work.Write("half.xml", good[..(good.Length / 2)]);
        work.Write("wrong.xml", good.Replace(">999900006<", ">99990000X<", StringComparison.Ordinal).Replace("Voorbeeld", "", StringComparison.Ordinal));
        work.Write("empty.xml", "");
        await using (var large = File.Create(work.PathOf("large.xml")))
            large.SetLength(BerichtReader.DefaultMaximumBytes + 1);
        // The parser of .NET throws what is no XmlException at it (dotnet/runtime#113061).
        work.Write("garbage.xml", [.. "<?xml version=\"1.0"u8, 0xE9, 0xE9, 0xC3, 0xE9, 0xA0, 0xA0, .. "\"?><a/>"u8]);
        string[] files = ["bom.xml", "dtd.xml", "half.xml", "wrong.xml", "empty.xml", "large.xml", "garbage.xml"];

        var checks = await work.RunAsync(["check", .. files, "--json"]);
        var run = await work.ProcessAsync([.. files, "--json"]);

        Assert.Equal(run.Out, checks.Exits(2).Out);
        run.Exits(2);
        Assert.All(run.Json, r =>
        {
            Assert.Equal(("refused", 1), (Text(r, "outcome"), r.GetProperty("level").GetInt32()));
            Assert.All(new[] { "answer", "submitted", "granted" }, p => Assert.Equal(JsonValueKind.Null, r.GetProperty(p).ValueKind));
            Assert.NotEmpty(r.GetProperty("findings").EnumerateArray());
            Assert.All(r.GetProperty("findings").EnumerateArray(), f =>
                Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (f.GetProperty("rule").ValueKind, f.GetProperty("code").ValueKind)));
        });
        Assert.Equal(
            ["bom.xml -", "dtd.xml -", "half.xml JW305", "wrong.xml JW305", "empty.xml -", "large.xml -", "garbage.xml -"],
            run.Json.Select(r => $"{Text(r, "file")} {Text(r, "message") ?? "-"}"));
        Assert.All(new[] { "family", "message", "identificatie", "sender", "receiver" }, p => Assert.Equal(JsonValueKind.Null, run.Json[0].GetProperty(p).ValueKind));
        Assert.Equal(("ID305", "65656055", "0297"), (Text(run.Json[2], "identificatie"), Text(run.Json[2], "sender"), Text(run.Json[2], "receiver")));
        Assert.All(run.Json[3].GetProperty("findings").EnumerateArray(), f => Assert.True(f.GetProperty("line").GetInt32() > 0 && f.GetProperty("column").GetInt32() > 0));
        NothingPersonal(run);
        Assert.DoesNotContain("99990000X", run.Out + run.Error);
        Assert.Contains($"groter dan {BerichtReader.DefaultMaximumBytes} bytes, de grens die hier is ingesteld", run.Out, StringComparison.Ordinal);
        Assert.Empty(work.Files("out"));
    }

    [Fact]
    public async Task What_the_gemeente_makes_itself_can_be_checked_and_is_refused_for_processing()
    {
        work.Copy("JW306.xml");
        var check = await work.RunAsync("check", "JW306.xml", "--json");
        Assert.Equal(("accepted", "JW306"), (Text(check.Exits(0).Json[0], "outcome"), Text(check.Json[0], "message")));
        Assert.Equal("refused", Text((await work.ProcessAsync("JW306.xml", "--json")).Exits(2).Json[0], "outcome"));
    }

    /// <summary>They took 75 to 96 seconds of a processor and a gigabyte; a file of this size is read into memory twice at most.</summary>
    [Fact]
    public async Task Millions_of_attributes_cost_no_more_than_a_look_at_the_bytes()
    {
        var good = Encoding.UTF8.GetString(BerichtWriter.Write(Valid.B305()));
        work.Write("attributes.xml", good.Replace("<Bericht ", "<Bericht " + string.Concat(Enumerable.Range(0, 1_700_000).Select(i => $"a{i}=\"\" ")), StringComparison.Ordinal));
        work.Write("namespaces.xml", good.Replace("<Bericht ", "<Bericht " + string.Concat(Enumerable.Range(0, 590_000).Select(i => $"xmlns:n{i}=\"u{i}\" n{i}:a=\"\" ")), StringComparison.Ordinal));
        work.Write("good.xml", good);

        var run = await work.RunWithinAsync(96 << 20, "process", "attributes.xml", "namespaces.xml", "good.xml", "--store", "store", "--out", "out", "--json");

        Assert.Equal(["refused", "refused", "rejected"], run.Json.Select(r => Text(r, "outcome")));
        Assert.All(run.Json.Take(2), r => Assert.Contains("begintag van meer dan 16384 bytes", Text(r.GetProperty("findings")[0], "text"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_with_bytes_that_no_parser_takes_is_processed_for_the_rest()
    {
        work.Write("in/a.xml", [.. "<?xml version=\"1.0"u8, 0xE9, 0xE9, 0xC3, 0xE9, 0xA0, 0xA0, .. "\"?><a/>"u8]);
        work.Write("in/b.xml", Valid.B305());
        var run = await work.ProcessAsync("in", "--json");
        Assert.Equal(["a.xml", "b.xml"], run.Json.Select(r => Text(r, "file")));
        Assert.Equal("refused", Text(run.Json[0], "outcome"));
        Assert.Equal("JW306", Text(run.Json[1].GetProperty("answer"), "message"));
    }

    [Fact]
    public async Task Check_looks_at_the_message_alone()
    {
        var bericht = Valid.B305();
        var wrong = bericht with { Client = bericht.Client! with { StartProducten = [Valid.StartProduct() with { Begindatum = new(2027, 1, 1) }, Valid.StartProduct()] } };
        work.Write("unknown.xml", bericht);
        work.Write("wrong.xml", wrong);

        // No allocation is known and nobody asks for one.
        var good = (await work.RunAsync("check", "unknown.xml")).Exits(0);
        Assert.Equal("unknown.xml: JW305 akkoord\n", good.Out);
        var run = (await work.RunAsync("check", "unknown.xml", "wrong.xml", "--json", "--today", "2026-06-10")).Exits(1);
        var finding = run.Json[1].GetProperty("findings")[0];
        Assert.Equal(("0001", 2), (Text(finding, "code"), finding.GetProperty("level").GetInt32()));
        Assert.Equal(JsonValueKind.Null, run.Json[1].GetProperty("answer").ValueKind);
        NothingPersonal(run);

        var input = (await work.RunAsync(BerichtWriter.Write(bericht), "check", "-", "--json")).Exits(0);
        Assert.Equal("-", Text(input.Json.Single(), "file"));
    }

    [Fact]
    public async Task Explain_tells_values_and_sources_and_changes_nothing()
    {
        (await work.ImportAsync(Until2025 + From2026[Header.Length..])).Exits(0);
        (await work.ProcessAsync(work.Write("301.xml", Valid.B301()), work.Copy("JW302.xml"))).Exits(1);
        work.Write("323.xml", Claim("C1", Line("R001", 4, hours: 11), Line("R002", 5) with { ProductTarief = 8600, IngediendBedrag = new() { Bedrag = 43000, DebetCredit = Codes.DebetCredit.Debet } }));
        var before = Store();

        var run = (await work.RunAsync("explain", "323.xml", "--store", "store", "--today", "2026-06-10")).Exits(1);

        Assert.Matches(@"TR418 0611, referentie R002, prestatie 2 van cliënt 1, regel \d+ van het bestand\n", run.Out);
        Assert.DoesNotContain("/Bericht", run.Out);
        Assert.Contains("ProductTarief = € 86,00 (uit dit bericht)", run.Out);
        Assert.Contains("(uit afspraak 2 (45A04, eenheid 04, vanaf 01-01-2026))", run.Out);
        Assert.Contains("Wat wel kan: Declareer tegen € 85,00.", run.Out);
        Assert.Contains("(uit de 301 van 08-06-2026", run.Out);
        NothingPersonal(run);
        (await work.RunAsync("explain", "JW302.xml", "--store", "store")).Exits(1);
        Assert.Equal(before, Store());
        Assert.DoesNotContain(work.Files("out"), f => f.StartsWith("JW325", StringComparison.Ordinal));

        // Without a store, or with one that is not there, nothing is known and nothing is made.
        var json = (await work.RunAsync("explain", "323.xml", "--json")).Exits(1).Json.Single();
        Assert.Equal(json.ToString(), (await work.RunAsync("explain", "323.xml", "--json", "--store", "nowhere")).Exits(1).Json.Single().ToString());
        Assert.Contains("TR304", json.GetProperty("findings").EnumerateArray().Select(f => Text(f, "rule")));
        Assert.False(Directory.Exists(work.PathOf("nowhere")));

        string Store() => string.Join('\n', work.Files("store").Where(f => f == "messagehub.db").Select(f => Convert.ToBase64String(File.ReadAllBytes(work.PathOf($"store/{f}")))));
    }

    [Fact]
    public async Task Rules_lists_the_catalogue()
    {
        var runs = await Task.WhenAll(
            work.RunAsync("rules", "--json"),
            work.RunAsync("rules", "tr321", "--json"),
            work.RunAsync("rules", "TR321", "--family", "iwmo", "--json"),
            work.RunAsync("rules", "--message", "323", "--family", "ijw", "--json"),
            work.RunAsync("rules", "TR321"));
        Assert.All(runs, r => r.Exits(0));
        Assert.True(runs[0].Json.Count > runs[3].Json.Count);
        Assert.Equal(["ijw", "iwmo"], runs[1].Json.Select(r => Text(r, "family")));
        var rule = runs[1].Json[0];
        Assert.Equal(["code", "kind", "family", "level", "returnCode", "messages", "text"], rule.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("TR321", "TR", "9321", 3), (Text(rule, "code"), Text(rule, "kind"), Text(rule, "returnCode"), rule.GetProperty("level").GetInt32()));
        Assert.Equal(["JW323"], rule.GetProperty("messages").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal(["iwmo"], runs[2].Json.Select(r => Text(r, "family")));
        Assert.All(runs[3].Json, r => Assert.Contains("JW323", r.GetProperty("messages").EnumerateArray().Select(m => m.GetString())));
        Assert.StartsWith("TR321 ijw  niveau 3 9321 JW323: ", runs[4].Out);
    }

    [Fact]
    public async Task Agreements_are_imported_all_or_none()
    {
        var bytes = Encoding.UTF8.Preamble.ToArray().Concat(Encoding.UTF8.GetBytes(From2026.Replace("\n", "\r\n", StringComparison.Ordinal))).ToArray();
        work.Write("good.csv", bytes);
        Assert.Equal("good.csv: 1 afspraak opgeslagen, waarvan 0 al zo vastlagen.\n", (await work.RunAsync("agreements", "import", "good.csv", "--store", "store")).Exits(0).Out);
        var before = File.ReadAllBytes(work.PathOf("store/messagehub.db"));

        var again = (await work.RunAsync(bytes, "agreements", "import", "-", "--store", "store")).Exits(0);
        Assert.Equal("-: 1 afspraak opgeslagen, waarvan 1 al zo vastlagen.\n", again.Out);

        var bad = await work.ImportAsync(From2026.Replace("45A04", "45A53", StringComparison.Ordinal) + "0297;1;jw;;45;45A04;04;inspanning;x;2026-01-01;;ja\n");
        bad.IsWrongUse("agreements.csv: rij 3, kolom agb: Hier moeten 8 cijfers staan.", "a bad row");
        Assert.Contains("rij 3, kolom tarief: ", bad.Error);
        (await work.ImportAsync(Header + "0297;65656055;jw;P1;45;45A04;04;inspanning;86;2026-02-01;;ja\n")).IsWrongUse("al is vastgelegd", "an overlap");

        // Nothing of the refused files is known: the first is still new.
        var rows = (await work.ImportAsync(From2026 + From2026[Header.Length..].Replace("45A04", "45A53", StringComparison.Ordinal))).Exits(0);
        Assert.Contains("2 afspraken opgeslagen, waarvan 1 al", rows.Out);
        Assert.NotEmpty(before);
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
        Assert.Contains("gewijzigd: 0297 65656055 jw 45A04 eenheid 04 vanaf 01-01-2026: tarief € 85,00 → € 1.085,00\n    geldt vandaag\n", asked.Out);
        Assert.Contains("al toegekend: 1 regel, € 425,00, van 2026-04 t/m 2026-04; dat verandert niet", asked.Out);
        Assert.Contains("er is niets opgeslagen", asked.Out);
        (await work.RunAsync([.. import, "--confirm"])).Exits(2);

        Assert.Contains("1 afspraak opgeslagen, waarvan 0 al", (await work.RunAsync([.. import, "--confirm", "--by", "m.jansen", "--note", "contract 12"])).Exits(0).Out);
        await using var database = new SqliteDatabase(work.PathOf("store/messagehub.db"));
        var change = (await new AgreementDesk(database).ChangesAsync(new() { Scope = new(["0297"]) }, new(), CancellationToken.None)).Items[0];
        Assert.Equal((8500L, 108_500L), (change.Change.Before!.Agreement.Tarief, change.Change.After.Agreement.Tarief));
        Assert.Equal(("m.jansen", "contract 12"), (change.Origin.By, change.Origin.Note));
        Assert.Equal($"bestand dearer.csv, sha256 {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(work.PathOf("dearer.csv"))))}", change.Origin.From);
        // Storing it again changes nothing, so nobody is asked.
        Assert.Contains("waarvan 1 al zo vastlagen", (await work.RunAsync(import)).Exits(0).Out);
    }

    [Fact]
    public async Task Wrong_use_is_told_on_standard_error()
    {
        work.Write("a.xml", Valid.B305());
        (string[] Arguments, string Reason)[] cases =
        [
            (["proces"], "proces"),
            (["check"], "FILE"),
            (["check", "a.xml", "--nonsense"], "--nonsense"),
            (["check", "nowhere.xml"], "nowhere.xml: no such file"),
            (["check", "@a.xml"], "@a.xml: no such file"),
            (["check", "a.xml", "--today", "2026-02-30"], "yyyy-MM-dd"),
            (["check", "a.xml", "--today", "10-06-2026"], "yyyy-MM-dd"),
            (["check", "a.xml", "--today", "2026-6-1"], "yyyy-MM-dd"),
            (["check", "a.xml", "--schemas", "nowhere"], "nowhere: no such folder"),
            (["process", "a.xml", "--out", "out"], "--store"),
            (["process", "a.xml", "--store", "store"], "--out"),
            (["process", "a.xml", "--store", "", "--out", "out"], "--store may not be empty"),
            (["process", "a.xml", "nowhere", "--store", "store", "--out", "out"], "nowhere: no such file"),
            (["explain", "a.xml", "a.xml"], "a.xml"),
            (["agreements", "import", "nowhere.csv", "--store", "store"], "nowhere.csv: no such file"),
            (["rules", "TR999"], "No rule fits"),
            (["rules", "--message", "3"], "No rule fits"),
            (["rules", "--message", "x"], "x"),
            (["rules", "--family", "zvw"], "zvw"),
            (["held"], "--store"),
        ];
        var runs = await Task.WhenAll(cases.Select(c => work.RunAsync(c.Arguments)));
        foreach (var (run, (arguments, reason)) in runs.Zip(cases))
            run.IsWrongUse(reason, string.Join(' ', arguments));
        // The one good file of a wrong command was not processed.
        Assert.False(Directory.Exists(work.PathOf("store")));
    }

    [Fact]
    public async Task Every_command_has_help()
    {
        string[][] commands = [[], ["check"], ["process"], ["explain"], ["agreements"], ["agreements", "import"], ["rules"], ["held"], ["decide"], ["faults"], ["faults", "list"], ["faults", "retry"]];
        var runs = await Task.WhenAll(commands.Select(c => work.RunAsync([.. c, "--help"])).Append(work.RunAsync("--version")));
        foreach (var (run, command) in runs.Zip(commands))
        {
            Assert.Contains(command.LastOrDefault() ?? "process", run.Exits(0).Out);
            Assert.Contains("--help", run.Out);
            Assert.Equal("", run.Error);
        }

        Assert.Matches(@"\A\d+\.\d+\.\d+", runs[^1].Exits(0).Out);
    }

    [Fact]
    public async Task A_command_that_is_only_named_shows_what_there_is()
    {
        string[][] names = [[], ["agreements"], ["faults"]];
        foreach (var (run, help) in (await Task.WhenAll(names.Select(n => work.RunAsync(n)))).Zip(await Task.WhenAll(names.Select(n => work.RunAsync([.. n, "--help"])))))
        {
            Assert.Equal((2, ""), (run.ExitCode, run.Error));
            Assert.Equal(help.Out, run.Out);
        }
    }

    [Fact]
    public async Task Help_shows_a_date_in_the_form_that_the_option_takes() =>
        Assert.Matches(@"--today <yyyy-MM-dd>.*\[default: \d{4}-\d{2}-\d{2}\]", (await work.RunAsync("check", "--help")).Out);

    [Fact]
    public async Task Check_tells_values_and_what_would_pass_and_where_it_stands()
    {
        var claim = Encoding.UTF8.GetString(BerichtWriter.Write(Claim("C1", Line("R001", 4), Line("R002", 4))));
        work.Write("323.xml", claim);
        var expectedLine = claim[..claim.LastIndexOf("<Prestatie>", StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        var run = (await work.RunAsync("check", "323.xml")).Exits(1);

        Assert.Contains($"TR416 0001, referentie R002, prestatie 2 van cliënt 1, regel {expectedLine} van het bestand\n", run.Out);
        Assert.Contains("- ProductCode = 45A04 (uit dit bericht)", run.Out);
        Assert.Contains("Wat wel kan: ", run.Out);
        Assert.DoesNotContain("/Bericht", run.Out);
        NothingPersonal(run);
        var finding = (await work.RunAsync("check", "323.xml", "--json")).Json.Single().GetProperty("findings")[0];
        Assert.Equal(("referentie R002", "prestatie 2 van cliënt 1", expectedLine),
            (Text(finding, "reference"), Text(finding, "place"), finding.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task A_file_name_cannot_print_lines_of_its_own()
    {
        work.Write("a\nJW323 akkoord\u001b[2J.xml", "x");

        var run = (await work.RunAsync("check", "a\nJW323 akkoord\u001b[2J.xml")).Exits(2);

        Assert.StartsWith("a?JW323 akkoord?[2J.xml: ", run.Out);
        Assert.DoesNotContain('\u001b', run.Out + run.Error);
    }

    [Fact]
    public async Task Rules_are_found_by_their_return_code_too()
    {
        Assert.Equal(["TR322", "TR322"], (await work.RunAsync("rules", "9322", "--json")).Exits(0).Json.Select(r => Text(r, "code")));
        Assert.Equal(["S329"], (await work.RunAsync("rules", "s329", "--json")).Exits(0).Json.Select(r => Text(r, "returnCode")).Distinct());
    }

    [Fact]
    public async Task Explain_without_a_register_says_so_beside_the_verdict()
    {
        work.Write("305.xml", Valid.B305());
        (await work.ProcessAsync(work.Write("301.xml", Valid.B301()))).Exits(0);

        Assert.Contains("geen register", (await work.RunAsync("explain", "305.xml")).Exits(1).Error);
        Assert.Equal("", (await work.RunAsync("explain", "305.xml", "--store", "store")).Exits(0).Error);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task A_fault_is_told_in_one_line_with_exit_code_3()
    {
        work.Write("a.xml", Valid.B301());
        work.Write("file", "in the way");
        work.Write("broken/messagehub.db", "this is no database, it is a text that is longer than a header of one would be, and then some more words of it");
        File.SetUnixFileMode(work.PathOf("broken/messagehub.db"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var runs = await Task.WhenAll(
            work.RunAsync("process", "a.xml", "--store", "file", "--out", "out"),
            work.RunAsync("process", "a.xml", "--store", "store", "--out", "file"),
            work.RunAsync("process", "a.xml", "--store", "broken", "--out", "out"));
        foreach (var run in runs)
        {
            Assert.Equal("", run.Exits(3).Out);
            Assert.StartsWith("messagehub failed: ", run.Error);
            Assert.Equal(1, run.Error.Count(c => c == '\n'));
            Assert.DoesNotContain("Exception", run.Error);
        }

        Assert.Contains("SQLite error", runs[2].Error);
        // The folder for answers is tried before anything is registered.
        Assert.False(Directory.Exists(work.PathOf("store")));
    }

    [Fact]
    public async Task A_reader_that_stops_reading_is_no_fault()
    {
        var (exitCode, firstLine, error) = await work.RunIntoClosedPipeAsync("rules", "--json");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith("{\"code\":", firstLine);
    }

    public void Dispose() => work.Dispose();

    private static void NothingPersonal(Run run) =>
        Assert.DoesNotContain(Personal, p => (run.Out + run.Error).Contains(p, StringComparison.Ordinal));

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
