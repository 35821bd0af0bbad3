using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using MessageHub.Berichten;
using MessageHub.Berichten.Reading;
using MessageHub.Rules;
using MessageHub.Rules.Tests;
using Microsoft.Data.Sqlite;
using static MessageHub.Cli.Tests.Messages;
using static MessageHub.Cli.Tests.Told;

namespace MessageHub.Cli.Tests;

/// <summary>Processing messages as cli.md fixes it: results, answers and exit codes.</summary>
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
            [
                "file", "family", "message", "identificatie", "sender", "receiver", "outcome", "level", "findings", "answer", "submitted",
                "granted", "provenance"
            ],
            own.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ("ijw", "JW301", "ID301", "0297", "65656055"),
            (Text(own, "family"), Text(own, "message"), Text(own, "identificatie"), Text(own, "sender"), Text(own, "receiver")));
        foreach (var absent in new[] { "level", "answer", "submitted", "granted" })
            Assert.Equal(JsonValueKind.Null, own.GetProperty(absent).ValueKind);
        Assert.Empty(own.GetProperty("findings").EnumerateArray());
        var by = own.GetProperty("provenance");
        Assert.Equal(["program", "release", "rules", "agreements"], by.EnumerateObject().Select(p => p.Name));
        Assert.Matches(@"^\d+\.\d+\.\d+", Text(by, "program"));
        Assert.Equal(("3.2", RuleCatalogue.All.Id, 0), (Text(by, "release"), Text(by, "rules"), by.GetProperty("agreements").GetInt64()));

        Assert.Equal(
            ("partly", 136000L, 42500L),
            (Text(claim, "outcome"), claim.GetProperty("submitted").GetInt64(), claim.GetProperty("granted").GetInt64()));
        var finding = Assert.Single(claim.GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ("TR321", "9321", "Prestatie", 3),
            (Text(finding, "rule"), Text(finding, "code"), Text(finding, "class"), finding.GetProperty("level").GetInt32()));
        Assert.Matches(@"/Prestatie\[2\]$", Text(finding, "path"));
        Assert.NotEqual("", Text(finding, "text"));
        var answer = claim.GetProperty("answer");
        Assert.Equal("JW325", Text(answer, "message"));
        Assert.Contains(Text(answer, "file"), work.Files("out"));
        NothingPersonal(run);

        // People are shown the same.
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
        work.Write(
            "wrong.xml",
            good.Replace(">999900006<", ">99990000X<", StringComparison.Ordinal).Replace("Voorbeeld", "", StringComparison.Ordinal));
        work.Write("empty.xml", "");
        await using (var large = File.Create(work.PathOf("large.xml")))
            large.SetLength(BerichtReader.DefaultMaxBytes + 1);
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
        Assert.All(
            new[] { "family", "message", "identificatie", "sender", "receiver" },
            p => Assert.Equal(JsonValueKind.Null, run.Json[0].GetProperty(p).ValueKind));
        Assert.Equal(
            ("ID305", "65656055", "0297"),
            (Text(run.Json[2], "identificatie"), Text(run.Json[2], "sender"), Text(run.Json[2], "receiver")));
        Assert.All(
            run.Json[3].GetProperty("findings").EnumerateArray(),
            f => Assert.True(f.GetProperty("line").GetInt32() > 0 && f.GetProperty("column").GetInt32() > 0));
        NothingPersonal(run);
        Assert.DoesNotContain("99990000X", run.Out + run.Error);
        Assert.Contains(
            $"groter dan {BerichtReader.DefaultMaxBytes} bytes, de grens die hier is ingesteld", run.Out, StringComparison.Ordinal);
        Assert.Empty(work.Files("out"));
    }

    /// <summary>They took 75 to 96 seconds of a processor and a gigabyte; a file of this size is read into memory twice at most.</summary>
    [Fact]
    public async Task Millions_of_attributes_cost_no_more_than_a_look_at_the_bytes()
    {
        var good = Encoding.UTF8.GetString(BerichtWriter.Write(Valid.B305()));
        work.Write(
            "attributes.xml",
            good.Replace(
                "<Bericht ",
                "<Bericht " + string.Concat(Enumerable.Range(0, 1_700_000).Select(i => $"a{i}=\"\" ")),
                StringComparison.Ordinal));
        work.Write(
            "namespaces.xml",
            good.Replace(
                "<Bericht ",
                "<Bericht " + string.Concat(Enumerable.Range(0, 590_000).Select(i => $"xmlns:n{i}=\"u{i}\" n{i}:a=\"\" ")),
                StringComparison.Ordinal));
        work.Write("good.xml", good);

        var run = await work.RunWithinAsync(
            96 << 20, "process", "attributes.xml", "namespaces.xml", "good.xml", "--store", "store", "--out", "out", "--json");

        Assert.Equal(["refused", "refused", "rejected"], run.Json.Select(r => Text(r, "outcome")));
        Assert.All(run.Json.Take(2),
            r =>
                Assert.Contains("begintag van meer dan 16384 bytes", Text(r.GetProperty("findings")[0], "text"), StringComparison.Ordinal));
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
    public async Task A_signal_is_told_and_kept_with_a_message_that_is_accepted()
    {
        (await work.ImportAsync(From2026)).Exits(0);
        var start = Valid.B305();
        var deletion = start with
        {
            Header = start.Header with { BerichtIdentificatie = start.Header.BerichtIdentificatie with { Identificatie = "ID305B" } },
            Client = start.Client! with { StartProducten = [Valid.StartProduct() with { StatusAanlevering = "3" }] },
        };
        work.Write("1.xml", Valid.B301());
        work.Write("2.xml", start);
        work.Write("3.xml", Claim("C1", Line("R001", 4)));
        work.Write("4.xml", deletion);

        var run = (await work.ProcessAsync("1.xml", "2.xml", "3.xml", "4.xml", "--json")).Exits(0);

        Assert.Equal("W003", Text(run.Json[3].GetProperty("signals").EnumerateArray().Single(), "code"));
        Assert.All(run.Json.Take(3), r => Assert.False(r.TryGetProperty("signals", out _)));
        await using var connection = new SqliteConnection($"Data Source={work.PathOf("store/messagehub.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "select s.code || ' ' || s.toewijzing_nummer || ' ' || b.identificatie from signal s join bericht b on b.id = s.bericht_id";
        Assert.Equal("W003 10072 ID305B", await command.ExecuteScalarAsync());
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task A_fault_is_told_in_one_line_with_exit_code_3()
    {
        work.Write("a.xml", Valid.B301());
        work.Write("file", "in the way");
        work.Write(
            "broken/messagehub.db",
            "this is no database, it is a text that is longer than a header of one would be, and then some more words of it");
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
}
