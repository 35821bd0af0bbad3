using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using Npgsql;

namespace MessageHub.EndToEnd.Tests;

/// <summary>A store that is older than it was, because a backup was put back or a standby took over: no number is on two answers.</summary>
public sealed partial class RestoreTests
{
    private const int OtherStore = 4;
    private static readonly Place Somewhere = new(Standaard.Iwmo, "0363", "42420001");

    [Fact]
    [Trait("Category", "Nightly")]
    public async Task After_a_restore_no_worker_begins_before_it_is_declared_and_no_number_is_used_twice_after_it()
    {
        await using var place = await Installation.CreateAsync(Servers.Shared());
        await using var publisher = place.NewPublisher();
        var steps = Starts(60);
        var folder = Directory.CreateTempSubdirectory("messagehub-restore-");
        var dump = Path.Combine(folder.FullName, "dump");
        await using var answers = await WorkAsync(place, async worker =>
        {
            var reader = new AnswerReader(place.RabbitMq);
            await PublishAsync(publisher, steps[..20]);
            await AnsweredAsync(reader, steps[..20], worker);
            var more = PublishAsync(publisher, steps[20..40]);
            await ServerScript.RunAsync(Tool("pg_dump"), [.. ToolArguments(place), "-Fc", "-f", dump, Database(place)]);
            await more;
            // These are in no dump, however slowly it began; and what was seen last is kept outside the store once a second.
            await PublishAsync(publisher, steps[40..50]);
            await AnsweredAsync(reader, steps[..50], worker);
            var answered = Stopwatch.GetTimestamp();
            await Wait.UntilAsync(
                () => Task.FromResult(Stopwatch.GetElapsedTime(answered) > TimeSpan.FromSeconds(3)), "what was seen last is kept");
            return reader;
        });
        var asOf = File.GetCreationTimeUtc(dump);

        await RestoreAsync(place, dump);
        folder.Delete(recursive: true);
        await using (var worker = new WorkerProcess(place.Settings(0)))
        {
            Assert.True(await worker.Ended.WaitAsync(Wait.MaxWait) == OtherStore, worker.Output);
            Assert.Contains("messagehub store restored --as-of", worker.Output, StringComparison.Ordinal);
        }

        await DeclareAsync(place.Postgres, asOf);
        await WorkAsync(place, async worker =>
        {
            // Who has no answer, or is asked to, sends again; others go on.
            await PublishAsync(publisher, steps);
            await AnsweredAsync(answers, steps, worker);
            await SettledAsync(place, steps);
            return true;
        });
        await AssertNoNumberTwiceAsync(place, answers);
    }

    [Fact]
    [Trait("Category", "Nightly")]
    public async Task After_a_recovery_to_a_point_in_time_what_was_known_then_is_known_and_no_number_is_used_twice()
    {
        await using var server = await ArchivedDatabase.StartAsync();
        await using var place = await Installation.CreateAsync(Servers.Shared() with { Postgres = server.Connection });
        await using var publisher = place.NewPublisher();
        var steps = Starts(40);
        DateTimeOffset moment = default;
        await using var answers = await WorkAsync(place, async worker =>
        {
            var reader = new AnswerReader(place.RabbitMq);
            await PublishAsync(publisher, steps[..20]);
            await AnsweredAsync(reader, steps[..20], worker);
            await SettledAsync(place, steps[..20]);
            moment = TimeProvider.System.GetUtcNow();
            await PublishAsync(publisher, steps[20..]);
            await AnsweredAsync(reader, steps, worker);
            var answered = Stopwatch.GetTimestamp();
            await Wait.UntilAsync(
                () => Task.FromResult(Stopwatch.GetElapsedTime(answered) > TimeSpan.FromSeconds(3)), "what was seen last is kept");
            return reader;
        });

        await server.RecoverAsync(moment);
        var known = await place.QueryAsync("select transport_id from inbox order by transport_id", row => row.GetString(0));
        Assert.Equal(steps[..20].Select(s => s.TransportId).Order(), known.Order());
        await using (var worker = new WorkerProcess(place.Settings(0)))
            Assert.True(await worker.Ended.WaitAsync(Wait.MaxWait) == OtherStore, worker.Output);

        await DeclareAsync(place.Postgres, moment);
        await WorkAsync(place, async worker =>
        {
            await PublishAsync(publisher, steps);
            await AnsweredAsync(answers, steps, worker);
            await SettledAsync(place, steps);
            return true;
        });
        await AssertNoNumberTwiceAsync(place, answers);
    }

    [Fact]
    [Trait("Category", "Nightly")]
    public async Task A_standby_that_had_everything_takes_over_and_nothing_is_lost_or_doubled()
    {
        await using var servers = await ReplicatedDatabase.StartAsync(isSynchronous: true);
        await using var place = await Installation.CreateAsync(Servers.Shared() with { Postgres = servers.Connection });
        await using var publisher = place.NewPublisher();
        var steps = Starts(60);
        await using var worker = new WorkerProcess(place.Settings(0));
        await ReadyAsync(place, worker);
        await using var answers = new AnswerReader(place.RabbitMq);
        await PublishAsync(publisher, steps[..20]);
        await AnsweredAsync(answers, steps[..20], worker);

        var more = PublishAsync(publisher, steps[20..]);
        await servers.FailOverAsync();
        await more;
        await AnsweredAsync(answers, steps, worker);
        await SettledAsync(place, steps);

        Assert.False(worker.Ended.IsCompleted, worker.Output);
        Assert.DoesNotContain("waits for none", worker.Output, StringComparison.Ordinal);
        Assert.Empty(answers.Complaints);
        await AssertNoNumberTwiceAsync(place, answers);
    }

    [Fact]
    [Trait("Category", "Nightly")]
    public async Task A_standby_that_was_behind_is_noticed_before_anything_is_judged_on_it()
    {
        await using var servers = await ReplicatedDatabase.StartAsync(isSynchronous: false);
        await using var place = await Installation.CreateAsync(Servers.Shared() with { Postgres = servers.Connection });
        await using var publisher = place.NewPublisher();
        var steps = Starts(40);
        await using var worker = new WorkerProcess(place.Settings(0));
        await ReadyAsync(place, worker);
        await using var answers = new AnswerReader(place.RabbitMq);
        await PublishAsync(publisher, steps[..10]);
        await AnsweredAsync(answers, steps[..10], worker);
        await Wait.UntilAsync(async () => await place.CountAsync("select count(*) from outbox where sent_at is null") == 0, "all is sent");
        Assert.Contains("PostgreSQL has 1 standbys and waits for none", worker.Output, StringComparison.Ordinal);

        await servers.LetStandbyLagAsync();
        await PublishAsync(publisher, steps[10..20]);
        await AnsweredAsync(answers, steps[..20], worker);
        await servers.FailOverAsync();
        // Something to do on it.
        await PublishAsync(publisher, steps[20..30]);

        Assert.True(await worker.Ended.WaitAsync(Wait.MaxWait) == OtherStore, worker.Output);
        Assert.Contains("The store lacks what stood in it at", worker.Output, StringComparison.Ordinal);
        var judged = await place.QueryAsync("select transport_id from inbox where state <> 'received'", row => row.GetString(0));
        Assert.Subset(steps[..10].Select(s => s.TransportId).ToHashSet(), judged.ToHashSet());
        await DeclareAsync(place.Postgres, TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await WorkAsync(place, async again =>
        {
            await PublishAsync(publisher, steps);
            await AnsweredAsync(answers, steps, again);
            await SettledAsync(place, steps);
            return true;
        });
        await AssertNoNumberTwiceAsync(place, answers);
    }

    private static List<Step> Starts(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var dossier = new Dossier(Somewhere, 60_000 + i);
            return dossier.Step(dossier.B305(), BerichtState.Rejected);
        }),
    ];

    private static Task PublishAsync(Publisher publisher, IEnumerable<Step> steps) =>
        Task.WhenAll(steps.Select(s => publisher.PublishAsync(s.Parcel)).ToList());

    private static Task AnsweredAsync(AnswerReader answers, List<Step> steps, WorkerProcess worker) => Wait.UntilAsync(
        () => Task.FromResult(worker.Ended.IsCompleted || steps.TrueForAll(s => answers.HasAnswered(s.TransportId))), "all are answered",
        () => worker.Output);

    private static Task SettledAsync(Installation place, List<Step> steps) => Wait.UntilAsync(
        async () =>
            await place.CountAsync(
                "select count(*) from inbox i join outbox o on o.bericht_id = i.id where o.sent_at is not null") == steps.Count,
        "all stand in the register, and their answers left");

    private static Task ReadyAsync(Installation place, WorkerProcess worker) => Wait.UntilAsync(
        async () =>
            worker.Ended.IsCompleted
                || await place.Broker.ConsumersAsync("messagehub.in") > 0 && await place.Broker.ConsumersAsync("messagehub.process") > 0,
        "the worker is ready",
        () => worker.Output);

    /// <summary>Has a worker while something is done, and stops it in order.</summary>
    private static async Task<T> WorkAsync<T>(Installation place, Func<WorkerProcess, Task<T>> work)
    {
        await using var worker = new WorkerProcess(place.Settings(0));
        await ReadyAsync(place, worker);
        var result = await work(worker);
        await worker.SignalAsync("TERM");
        Assert.True(await worker.Ended.WaitAsync(Wait.MaxWait) == 0, worker.Output);
        return result;
    }

    private static async Task DeclareAsync(string postgres, DateTimeOffset asOf)
    {
        await using var database = new PostgresDatabase(postgres);
        Assert.NotNull((await new StoreHistory(database).RestoredAsync(asOf, "test", CancellationToken.None)).Done);
    }

    /// <summary>
    /// Waits until every answer of the register has come; then no number is on two of them, and none of an id has two contents.
    /// </summary>
    private static async Task AssertNoNumberTwiceAsync(Installation place, AnswerReader answers)
    {
        await Wait.UntilAsync(async () => await place.Broker.CountAsync("messagehub.out") == 0, "all answers have come");
        var twice = answers.Answers.GroupBy(a => Number().Match(Encoding.UTF8.GetString(a.Content)).Value)
            .Where(g => g.Key.Length == 0 || g.Count() > 1);
        Assert.Empty(twice.Select(g => g.Key));
        Assert.DoesNotContain(answers.Complaints, c => c.Contains("differ", StringComparison.Ordinal));
    }

    private static async Task RestoreAsync(Installation place, string dump)
    {
        var name = Database(place);
        await ServerScript.RunAsync(Tool("dropdb"), [.. ToolArguments(place), "--force", name]);
        await ServerScript.RunAsync(Tool("createdb"), [.. ToolArguments(place), "-T", "template0", name]);
        await ServerScript.RunAsync(Tool("pg_restore"), [.. ToolArguments(place), "-d", name, dump]);
    }

    private static string Tool(string name) =>
        Path.Combine(Environment.GetEnvironmentVariable("MESSAGEHUB_POSTGRES_BIN") ?? "/usr/lib/postgresql/15/bin", name);

    private static string[] ToolArguments(Installation place)
    {
        var connection = new NpgsqlConnectionStringBuilder(place.Postgres);
        return ["-h", connection.Host!, "-p", $"{connection.Port}", "-U", connection.Username!];
    }

    private static string Database(Installation place) => new NpgsqlConnectionStringBuilder(place.Postgres).Database!;

    [GeneratedRegex(@"A\d{11}")]
    private static partial Regex Number();
}
