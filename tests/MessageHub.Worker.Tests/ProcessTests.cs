namespace MessageHub.Worker.Tests;

/// <summary>The program itself: what it prints, how it ends, and what a kill leaves.</summary>
public class ProcessTests
{
    [Theory]
    [InlineData(1, "early and often")]
    [InlineData(2, "another moment")]
    public async Task Killing_it_again_and_again_loses_nothing_and_doubles_nothing(int seed, string reason)
    {
        const int Messages = 40;
        const int Kills = 3;
        var random = new Random(seed);
        using var root = new TemporaryFolder();
        var folders = new DataFolders(root.Path);
        folders.Create();
        for (var n = 0; n < Messages; n++)
        {
            await File.WriteAllBytesAsync(Path.Combine(folders.In, $".{n:00}"), DemoMessages.Numbered(n));
            File.Move(Path.Combine(folders.In, $".{n:00}"), Path.Combine(folders.In, $"{n:00}.xml"));
        }

        var moments = Enumerable.Range(0, Kills).Select(_ => random.Next(Messages)).Order().ToList();
        foreach (var moment in moments)
        {
            await using var worker = Start();
            // By turns at a moment of taking, answering or filing.
            var folder = random.Next(3) switch { 0 => folders.Out, 1 => folders.Done, _ => folders.In };
            await Wait.UntilAsync(
                () => folder == folders.In ? Count(folder) <= Messages - moment : Count(folder) >= moment,
                $"{moment} went through ({reason})", () => worker.Output);
            await worker.SignalAsync("KILL");
            Assert.NotEqual(0, await worker.EndAsync());
        }

        await using (var worker = Start())
        {
            // The last kill may have come when all was done; a signal before it watches would end it like any program that starts.
            await Wait.UntilAsync(
                () =>
                    worker.Output.Contains("Watching", StringComparison.Ordinal)
                        && Count(folders.Out) >= Messages
                        && Count(folders.Done) >= Messages,
                "all are answered",
                () => worker.Output);
            await worker.SignalAsync("TERM");
            Assert.Equal(0, await worker.EndAsync());
        }

        Assert.Equal(
            Enumerable.Range(0, Messages).Select(n => $"{n:00}.xml"),
            Directory.EnumerateFiles(folders.Done, "*.xml").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.Equal(
            Enumerable.Range(0, Messages).Select(n => $"N{n}").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folders.Out, "*.xml").Select(DemoMessages.SubjectOf).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folders.Work));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folders.In));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folders.Refused));

        ChildWorker Start() =>
            new("--MessageHub:Data", root.Path, "--MessageHub:PollInterval", "00:00:00.02", "--MessageHub:RetryInterval", "00:00:01");
        static int Count(string folder) => Directory.EnumerateFiles(folder, "*.xml").Count();
    }

    [Theory]
    [InlineData("INT", "Ctrl+C")]
    [InlineData("TERM", "an operator stops the service")]
    public async Task The_demo_tells_what_happens_and_ends_cleanly(string signal, string reason)
    {
        using var root = new TemporaryFolder();
        await using var worker = new ChildWorker("--demo", "--MessageHub:Data", root.Path);
        await worker.UntilSaidAsync("Stoppen: Ctrl+C");
        var folders = new DataFolders(Path.Combine(root.Path, "demo"));
        await worker.SignalAsync(signal);
        var exitCode = await worker.EndAsync();

        Assert.True(exitCode == 0, $"{reason}: {exitCode}");
        string[] told =
        [
            "> agreements.csv: 2 afspraken opgeslagen",
            $"> 01-JW301.xml komt binnen in {folders.In}",
            "Van 0297 aan 65656055",
            "JW301 akkoord",
            $"Klaar om te versturen: {Path.Combine(folders.Out, "JW301-DEMO301.xml")}",
            "Van 65656055 aan 0297",
            "JW305 akkoord",
            $"Antwoord JW306: {Path.Combine(folders.Out, "JW306-A00000000001.xml")}",
            "JW323 deels afgekeurd, ingediend \u20ac 2.556,00, toegekend \u20ac 656,00",
            "TR321 9321",
            "GeleverdVolume = 20",
            "hoogste volume in de ProductPeriode = 15",
            "TR418 0611",
            "ProductTarief = \u20ac 95,00",
            $"Antwoord JW325: {Path.Combine(folders.Out, "JW325-A00000000002.xml")}",
            "JW323 akkoord, ingediend -\u20ac 164,00, toegekend -\u20ac 164,00",
            $"Antwoord JW325: {Path.Combine(folders.Out, "JW325-A00000000003.xml")}",
            "> 05-hostile.xml komt binnen",
            "niet te lezen",
            $"Het bestand en de reden staan in {folders.Refused}",
        ];
        var at = 0;
        foreach (var text in told)
        {
            var next = worker.Output.IndexOf(text, at, StringComparison.Ordinal);
            Assert.True(next >= 0, $"Not told, or not in this order: {text}\n{worker.Output}");
            at = next;
        }

        Assert.DoesNotContain("999900006", worker.Output);
        Assert.DoesNotContain("Voorbeeld", worker.Output);
        Assert.Equal(4, Directory.GetFiles(folders.Out).Length);
    }

    [Fact]
    public async Task The_demo_goes_on_watching_and_starts_anew_the_next_time()
    {
        using var root = new TemporaryFolder();
        var folders = new DataFolders(Path.Combine(root.Path, "demo"));
        for (var time = 0; time < 2; time++)
        {
            await using var worker = new ChildWorker("--MessageHub:Data", root.Path, "--demo");
            await worker.UntilSaidAsync("Stoppen: Ctrl+C");
            Assert.Equal(4, Directory.GetFiles(folders.Out).Length);
            await File.WriteAllBytesAsync(Path.Combine(folders.In, "mijn.xml"), DemoMessages.Numbered(0));
            await Wait.UntilAsync(
                () => Directory.GetFiles(folders.Out, "*.xml").Length == 5, "the fifth answer is there", () => worker.Output);
            await worker.UntilSaidAsync("> mijn.xml\n  Van 65656055 aan 0297\n  JW305 afgekeurd");
            await worker.UntilSaidAsync($"Het oordeel staat ook in {folders.Done}");
            await worker.SignalAsync("TERM");
            Assert.Equal(0, await worker.EndAsync());
        }
    }

    [Fact]
    public async Task A_wrong_setting_ends_it_with_a_text_that_names_it()
    {
        await using var worker = new ChildWorker("--MessageHub:PollInterval", "nooit");

        Assert.Equal(2, await worker.EndAsync());
        Assert.Contains("MessageHub:PollInterval", worker.Output);
        Assert.DoesNotContain("   at ", worker.Output);
    }

    [Theory]
    [InlineData("--help", "--MessageHub:PollInterval=…    (00:00:00.5000000)")]
    [InlineData("--version", "MessageHub.Worker ")]
    public async Task Who_asks_what_it_is_starts_nothing(string argument, string told)
    {
        using var root = new TemporaryFolder();
        await using var worker = new ChildWorker(
            new Dictionary<string, string> { ["MessageHub__Data"] = Path.Combine(root.Path, "data") }, argument);

        Assert.Equal(0, await worker.EndAsync());
        Assert.Contains(told, worker.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(root.Path));
    }

    [Fact]
    public async Task Every_argument_that_is_no_setting_is_named_and_nothing_starts()
    {
        using var root = new TemporaryFolder();
        await using var worker = new ChildWorker(
            "--Data=/geheim", "stray", "--MessageHub:Kleur=rood", "--Kleur:Data=x", "MessageHub:Prefetch=1", "-x", "--MessageHub:Data",
            root.Path, "--MessageHub:Schemas");

        Assert.Equal(2, await worker.EndAsync());
        Assert.Equal(
            [
                "--Data: there is no such setting. Is --MessageHub:Data meant?",
                "stray: this is no setting; a setting is written --MessageHub:Name=value.",
                "--Kleur:Data: there is no such setting.",
                "MessageHub:Prefetch: this is no setting; a setting is written --MessageHub:Name=value.",
                "-x: this is no setting; a setting is written --MessageHub:Name=value.",
                "--MessageHub:Schemas: a value is needed, --MessageHub:Schemas=value.",
                "Try --help.",
            ],
            worker.Lines);
        Assert.Empty(Directory.EnumerateFileSystemEntries(root.Path));
    }

    [Fact]
    public async Task A_line_of_the_log_says_the_day_the_zone_and_the_service()
    {
        using var root = new TemporaryFolder();
        await using var worker = new ChildWorker("--MessageHub:Data", root.Path);
        await worker.UntilSaidAsync("Watching");
        await worker.SignalAsync("TERM");
        Assert.Equal(0, await worker.EndAsync());

        Assert.All(
            worker.Lines, line => Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d messagehub-worker (INF|WRN) ", line));
        Assert.Contains(
            worker.Lines, line => line.EndsWith($"the store is {Path.Combine(root.Path, "messagehub.db")}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_out_of_reach_at_the_start_ends_it()
    {
        using var root = new TemporaryFolder();
        await using var worker = new ChildWorker(
            "--MessageHub:Data", root.Path, "--MessageHub:Postgres", "Host=127.0.0.1;Port=1;Username=app;Password=geheim;Timeout=5");

        Assert.Equal(1, await worker.EndAsync());
        Assert.Contains("The store cannot be used: PostgreSQL is out of reach", worker.Output);
        Assert.DoesNotContain("geheim", worker.Output);
    }
}
