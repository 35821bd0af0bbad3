using MessageHub.Register.Database;
using MessageHub.Register.Store;

namespace MessageHub.Worker.Tests;

/// <summary>A worker that is asked to stop finishes what it has at hand and leaves the rest to the next one.</summary>
public class DrainTests
{
    private const int Messages = 400;

    [Fact]
    public async Task Stopped_in_the_middle_of_many_messages_it_leaves_the_rest_to_the_next_and_each_is_answered_once()
    {
        await using var database = await OwnPostgres.CreateAsync();
        await using var broker = await TestBroker.CreateAsync();
        await using (var maker = Start(database, broker))
        {
            await broker.UntilQueueAsync("messagehub.in");
            await maker.SignalAsync("TERM");
            Assert.True(await maker.EndAsync() == 0, maker.Output);
        }

        // All of them wait when it starts: it cannot have judged them while they came.
        for (var n = 0; n < Messages; n++)
            await broker.PublishAsync($"T{n}", DemoMessages.Numbered(n, $"6565605{n / 2 % 10}"));
        await using (var first = Start(database, broker))
        {
            await Wait.UntilAsync(() => broker.CountAsync("messagehub.out").Result > 0, "the first answer has left", () => first.Output);
            await first.SignalAsync("TERM");
            Assert.True(await first.EndAsync() == 0, first.Output);
        }

        var early = await broker.TakeAllAsync("messagehub.out");
        Assert.InRange(early.Count, 1, Messages - 1);
        await using (var postgres = new PostgresDatabase(database.Connection))
            Assert.False(
                await new RegisterStore(postgres).HasUnsentAsync(CancellationToken.None),
                "what was judged at the last moment has left too");

        await using (var second = Start(database, broker))
        {
            await Wait.UntilAsync(
                () => broker.CountAsync("messagehub.out").Result >= Messages - early.Count, "the rest is answered", () => second.Output);
            await second.SignalAsync("TERM");
            Assert.True(await second.EndAsync() == 0, second.Output);
        }

        var answers = early.Concat(await broker.TakeAllAsync("messagehub.out")).Select(a => a.BasicProperties.CorrelationId!);
        Assert.Equal(
            Enumerable.Range(0, Messages).Select(n => $"T{n}").Order(StringComparer.Ordinal), answers.Order(StringComparer.Ordinal));
        Assert.Equal(0u, await broker.CountAsync("messagehub.in"));
    }

    [Fact]
    public async Task A_store_that_is_away_does_not_keep_it_from_stopping()
    {
        await using var database = await OwnPostgres.CreateAsync();
        await using var broker = await TestBroker.CreateAsync();
        await using (var worker = Start(database, broker, "--MessageHub:DrainTime", "00:00:03"))
        {
            await worker.UntilSaidAsync("Watching");
            await broker.UntilQueueAsync("messagehub.in");
            await database.CloseAsync();
            await broker.PublishAsync("T0", DemoMessages.Numbered(0));
            await worker.UntilSaidAsync("The store cannot be used");
            await worker.SignalAsync("TERM");
            Assert.True(await worker.EndAsync() == 0, worker.Output);
        }

        await database.OpenAsync();
        await using var next = Start(database, broker);
        await Wait.UntilAsync(() => broker.CountAsync("messagehub.out").Result == 1, "it is answered", () => next.Output);
    }

    [Fact]
    public async Task Told_to_stop_while_it_still_looks_for_its_broker_it_stops()
    {
        await using var database = await OwnPostgres.CreateAsync();
        await using var worker = new ChildWorker(
            "--MessageHub:Postgres", database.Connection, "--MessageHub:RabbitMq", $"amqp://guest:guest@127.0.0.1:{FreePort.Next()}/",
            "--MessageHub:DrainTime", "00:00:05");
        await worker.UntilSaidAsync("Watching");
        await worker.SignalAsync("TERM");

        Assert.True(await worker.EndAsync() == 0, worker.Output);
        Assert.DoesNotContain("Unhandled", worker.Output);
        Assert.DoesNotContain(" FTL ", worker.Output);
    }

    private static ChildWorker Start(OwnPostgres database, TestBroker broker, params string[] arguments) => new(
    [
        "--MessageHub:Postgres", database.Connection, "--MessageHub:RabbitMq", broker.Address, "--MessageHub:Concurrency", "2",
        "--MessageHub:RetryInterval", "00:00:02", .. arguments,
    ]);
}
