using MessageHub.Rules.Tests;

namespace MessageHub.Cli.Tests;

/// <summary>Help, and what is said about wrong use.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly Workplace work = new();

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
        string[][] commands = [
            [],
            ["check"],
            ["process"],
            ["explain"],
            ["agreements"],
            ["agreements", "import"],
            ["rules"],
            ["held"],
            ["decide"],
            ["requests"],
            ["requests", "list"],
            ["requests", "show"],
            ["requests", "decide"],
            ["requests", "straight"],
            ["faults"],
            ["faults", "list"],
            ["faults", "retry"]
        ];
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
        foreach (var (run, help) in (await Task.WhenAll(names.Select(n => work.RunAsync(n))))
            .Zip(await Task.WhenAll(names.Select(n => work.RunAsync([.. n, "--help"])))))
        {
            Assert.Equal((2, ""), (run.ExitCode, run.Error));
            Assert.Equal(help.Out, run.Out);
        }
    }

    [Fact]
    public async Task Help_shows_a_date_in_the_form_that_the_option_takes() =>
        Assert.Matches(@"--today <yyyy-MM-dd>.*\[default: \d{4}-\d{2}-\d{2}\]", (await work.RunAsync("check", "--help")).Out);

    [Fact]
    public async Task A_file_name_cannot_print_lines_of_its_own()
    {
        work.Write("a\nJW323 akkoord\u001b[2J.xml", "x");

        var run = (await work.RunAsync("check", "a\nJW323 akkoord\u001b[2J.xml")).Exits(2);

        Assert.StartsWith("a?JW323 akkoord?[2J.xml: ", run.Out);
        Assert.DoesNotContain('\u001b', run.Out + run.Error);

        // Nor one that is not there, or that holds something else than it should.
        work.Write("a\nakkoord\u001b[2J.csv", "x");
        (await work.RunAsync("check", "weg\nJW323 akkoord\u001b[2J.xml"))
            .IsWrongUse("weg?JW323 akkoord?[2J.xml: no such file", "a file that is not there");
        var import = await work.RunAsync("agreements", "import", "a\nakkoord\u001b[2J.csv", "--store", "store");
        import.IsWrongUse("a?akkoord?[2J.csv: ", "no agreements");
        Assert.DoesNotContain('\u001b', import.Error);
    }

    public void Dispose() => work.Dispose();
}
