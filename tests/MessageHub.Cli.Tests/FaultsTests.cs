using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules.Tests;

namespace MessageHub.Cli.Tests;

/// <summary>Messages that we failed on: an operator sees them by cause and has them judged again.</summary>
public sealed class FaultsTests : IAsyncLifetime, IDisposable
{
    private const string Disk = "IOException";
    private const string Rule = "InvalidOperationException < FormatException";

    private readonly Workplace work = new();
    private SqliteDatabase database = null!;

    private RegisterStore Store => new(database);

    public async Task InitializeAsync()
    {
        database = new(work.PathOf("store/messagehub.db"));
        await database.MigrateAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => database.DisposeAsync().AsTask();

    public void Dispose() => work.Dispose();

    [Fact]
    public async Task Parked_messages_are_listed_by_cause()
    {
        Assert.Equal("Er zijn geen berichten waarop de verwerking vastliep.\n", (await ListAsync()).Exits(0).Out);
        var (first, second, third) = (await ParkAsync(Rule), await ParkAsync(Disk), await ParkAsync(Rule));

        var lines = (await ListAsync()).Exits(0).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([$"1  2 berichten geparkeerd: {Rule}", $"2  1 bericht geparkeerd: {Disk}"], lines.Where(l => l[0] != ' '));
        Assert.Equal(
            [first, third, second],
            lines.Where(l => l.Contains("keer geprobeerd", StringComparison.Ordinal)).Select(l => Guid.Parse(l.Trim().Split(' ')[0])));

        var json = (await ListAsync("--json")).Exits(0).Json;
        Assert.Equal([first, third, second], json.Select(f => f.GetProperty("id").GetGuid()));
        Assert.Equal([1, 1, 2], json.Select(f => f.GetProperty("group").GetInt32()));
        Assert.All(json, f => Assert.True(f.GetProperty("parked").GetBoolean()));
        Assert.Equal(
            (Rule, "at Ergens", 1),
            (
                json[0].GetProperty("cause").GetString(), json[0].GetProperty("details").GetString(),
                json[0].GetProperty("attempts").GetInt32()));
    }

    [Fact]
    public async Task Those_that_are_not_parked_any_more_are_listed_when_asked_for_and_do_not_change_the_numbers()
    {
        var (first, second) = (await ParkAsync(Disk), await ParkAsync(Rule));
        Assert.Equal(
            "Vrijgegeven: 1 bericht. Een worker die draait, neemt ze binnen een minuut op.\n", (await RetryAsync($"{first}")).Exits(0).Out);

        Assert.Equal([second], (await ListAsync("--json")).Exits(0).Json.Select(f => f.GetProperty("id").GetGuid()));
        var all = (await ListAsync("--json", "--all")).Exits(0).Json;
        Assert.Equal(
            [(second, true, "1"), (first, false, "")],
            all.Select(f => (f.GetProperty("id").GetGuid(), f.GetProperty("parked").GetBoolean(), f.GetProperty("group").ToString())));
        Assert.Contains("0 berichten geparkeerd, 1 niet meer: IOException", (await ListAsync("--all")).Exits(0).Out);
        Assert.Equal(
            "Vrijgegeven: 1 bericht. Een worker die draait, neemt ze binnen een minuut op.\n", (await RetryAsync("1")).Exits(0).Out);
    }

    public static readonly TheoryData<string[], int[], string> Choices = new()
    {
        { ["id0"], [0], "one id" },
        { ["id3", "id0"], [0, 3], "several ids" },
        { ["2"], [1, 3], "a group" },
        { ["2", "id0"], [0, 1, 3], "a group and an id" },
        { ["--cause", Disk], [1, 3], "a cause" },
        { ["--cause", "IOExceptio"], [], "half a cause" },
        { ["--all"], [0, 1, 2, 3], "all" },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task What_is_chosen_waits_again_and_the_rest_stays_parked(string[] which, int[] expected, string reason)
    {
        var ids = new[] { await ParkAsync(Rule), await ParkAsync(Disk), await ParkAsync(Rule), await ParkAsync(Disk) };
        string[] arguments = [
            .. which.Select(w => w.StartsWith("id", StringComparison.Ordinal) ? $"{ids[w[2] - '0']}" : w), "--per-second", "1000"
        ];

        var run = (await RetryAsync(arguments)).Exits(0);

        Assert.True(run.Out.StartsWith($"Vrijgegeven: {expected.Length} bericht", StringComparison.Ordinal), $"{reason}: {run.Out}");
        Assert.Equal(expected.Select(i => ids[i]), await Store.UnprocessedAsync(CancellationToken.None));
        Assert.Equal(
            ids.Where((_, i) => !expected.Contains(i)),
            (await Store.FaultsAsync(all: false, CancellationToken.None)).Select(f => f.BerichtId));
        if (!which.Contains("2"))
            Assert.Equal("Vrijgegeven: 0 berichten.\n", (await RetryAsync(arguments)).Exits(0).Out);
    }

    [Fact]
    public async Task Who_stops_it_leaves_the_rest_parked()
    {
        const int Messages = 100;
        for (var n = 0; n < Messages; n++)
            await ParkAsync(Rule);

        var run = (await work.RunUntilAsync(
            async () => (await Store.UnprocessedAsync(CancellationToken.None)).Count > 0,
            "faults", "retry", "--all", "--per-second", "1", "--store", "store")).Exits(3);

        var released = (await Store.UnprocessedAsync(CancellationToken.None)).Count;
        Assert.InRange(released, 1, Messages - 1);
        Assert.Equal(
            $"Gestopt. Vrijgegeven: {(released == 1 ? "1 bericht" : $"{released} berichten")} van de 100. De andere blijven geparkeerd.\n",
            run.Out);
        Assert.Contains($"{Messages - released} berichten", (await RetryAsync("--all", "--per-second", "1000")).Exits(0).Out);
    }

    [Fact]
    public async Task Wrong_use_releases_nothing()
    {
        var id = await ParkAsync(Rule);
        (string[] Arguments, string Reason)[] cases =
        [
            ([], "Say which"),
            (["--all", $"{id}"], "Say which"),
            (["--all", "--cause", Rule], "Say which"),
            ([$"{id}", $"{Guid.Empty}"], "no such message failed"),
            (["2"], "no such group"),
            (["0"], "no such group"),
            (["eerste"], "is not the id"),
            (["--all", "--per-second", "0"], "from 1 to 1000"),
            (["--all", "--per-second", "veel"], "--per-second"),
            (["--all", "--postgres", "Host=x"], "not both"),
        ];
        var runs = await Task.WhenAll(cases.Select(c => RetryAsync(c.Arguments)));
        foreach (var (run, (arguments, reason)) in runs.Zip(cases))
            run.IsWrongUse(reason, string.Join(' ', arguments));
        (await work.RunAsync("faults", "list")).IsWrongUse("A store is needed", "no store");
        (await work.RunAsync("faults", "list", "--postgres", "Wachtwoord=geheim"))
            .IsWrongUse("not a connection string", "no connection string");

        Assert.Empty(await Store.UnprocessedAsync(CancellationToken.None));
    }

    private Task<Run> ListAsync(params string[] arguments) => work.RunAsync(["faults", "list", .. arguments, "--store", "store"]);

    private Task<Run> RetryAsync(params string[] arguments) => work.RunAsync(["faults", "retry", .. arguments, "--store", "store"]);

    private async Task<Guid> ParkAsync(string cause)
    {
        var id = Guid.CreateVersion7();
        await Store.ReceiveAsync(
            new(id, "a.xml", Berichten.Reading.BerichtWriter.Write(Valid.B301()), TimeProvider.System.GetUtcNow()), CancellationToken.None);
        Assert.True((await Store.NoteFaultAsync(id, cause, "at Ergens", maxAttempts: 1, CancellationToken.None)).IsParked);
        return id;
    }
}
