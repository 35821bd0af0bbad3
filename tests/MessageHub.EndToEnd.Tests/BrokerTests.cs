using System.Diagnostics;
using System.Text;
using MessageHub.Berichten;
using RabbitMQ.Client;

namespace MessageHub.EndToEnd.Tests;

/// <summary>What a broker does to those who do not expect it.</summary>
public sealed class BrokerTests : IAsyncLifetime
{
    private static readonly (string, string) Never = ("MessageHub__RetryInterval", "1.00:00:00");
    private static readonly Place Somewhere = new(Standaard.Iwmo, "0363", "42420001");

    private Installation place = null!;
    private Publisher publisher = null!;

    public async Task InitializeAsync()
    {
        place = await Installation.CreateAsync(Servers.Shared());
        publisher = place.NewPublisher();
    }

    public async Task DisposeAsync()
    {
        await publisher.DisposeAsync();
        await place.DisposeAsync();
    }

    /// <summary>
    /// A call to look that is sent before its queue is bound would be confirmed and dropped; nothing is offered again here.
    /// </summary>
    [Fact]
    public async Task What_waits_when_the_first_worker_starts_is_not_lost_while_it_binds_its_queues()
    {
        await using (var first = place.StartWorkers(1))
        {
            await first.ReadyAsync();
            await first.StopAsync();
        }

        await place.Broker.OnChannelAsync(async channel =>
        {
            await channel.QueueDeleteAsync("messagehub.process");
            await channel.ExchangeDeleteAsync("messagehub.process");
            return true;
        });
        var steps = Starts(100);
        await Task.WhenAll(steps.Select(s => publisher.PublishAsync(s.Parcel)));

        await using var workers = place.StartWorkers(1, Never);
        await AnsweredAsync(steps, workers);
    }

    /// <summary>Nothing is offered again because its time came.</summary>
    [Theory]
    [InlineData(true, "the worker that lost its consumer gets it back")]
    [InlineData(false, "a worker begins, and finds no call")]
    public async Task What_lost_its_call_is_judged_as_soon_as_calls_are_consumed_again(bool lives, string reason)
    {
        var steps = Starts(3);
        await using var workers = place.StartWorkers(1, Never);
        await workers.ReadyAsync();
        // A call that goes nowhere is confirmed, as one that lay in a queue that was deleted was.
        await place.Broker.OnChannelAsync(async channel =>
        {
            await channel.QueueUnbindAsync("messagehub.process", "messagehub.process", "");
            return true;
        });
        await Task.WhenAll(steps.Select(s => publisher.PublishAsync(s.Parcel)));
        await Wait.UntilAsync(
            async () => await place.CountAsync("select count(*) from inbox where state = 'received'") == steps.Count,
            "they arrived",
            () => workers.Output);
        if (!lives)
            await workers.StopAsync();

        await place.Broker.OnChannelAsync(async channel => await channel.QueueDeleteAsync("messagehub.process"));
        await using var next = lives ? null : place.StartWorkers(1, Never);

        await AnsweredAsync(steps, next ?? workers, reason);
    }

    [Fact]
    public async Task An_answer_that_no_queue_is_bound_for_leaves_because_the_worker_binds_it_again()
    {
        await using var workers = place.StartWorkers(1);
        await workers.ReadyAsync();
        var steps = Starts(2);
        await publisher.PublishAsync(steps[0].Parcel);
        await AnsweredAsync([steps[0]], workers);

        await place.Broker.OnChannelAsync(async channel =>
        {
            await channel.QueueUnbindAsync("messagehub.out", "messagehub.out", "#");
            return true;
        });
        await publisher.PublishAsync(steps[1].Parcel);
        await AnsweredAsync(steps, workers);

        Assert.Contains("they were made again", workers.Output, StringComparison.Ordinal);
        Assert.Equal(2, await place.Broker.CountAsync("messagehub.out"));
    }

    /// <summary>At once, a node that has not ended its part of the old queue yet would have none of the new.</summary>
    [Theory]
    [InlineData("messagehub.in")]
    [InlineData("messagehub.process")]
    public async Task A_queue_that_was_deleted_is_declared_again_when_the_nodes_had_time_to_end_the_old_one(string queue)
    {
        await using var workers = place.StartWorkers(1);
        await workers.ReadyAsync();

        await place.Broker.OnChannelAsync(async channel => await channel.QueueDeleteAsync(queue));
        var deleted = Stopwatch.GetTimestamp();
        await Wait.UntilAsync(async () => await place.Broker.ConsumersAsync(queue) > 0, "it is consumed again", () => workers.Output);

        Assert.True(Stopwatch.GetElapsedTime(deleted) > TimeSpan.FromSeconds(1.5), "it was declared at once");
        Assert.Equal(1, workers.Starts);
    }

    [Fact]
    public async Task Queues_keep_what_they_hold_and_know_when_to_stop_delivering()
    {
        await using var workers = place.StartWorkers(1);
        await workers.ReadyAsync();
        await publisher.PublishAsync(Starts(1)[0].Parcel);
        await AnsweredAsync(Starts(1), workers);

        var queues = await place.Management.QueuesAsync();
        foreach (var queue in new[] { "messagehub.in", "messagehub.process", "messagehub.out", "messagehub.faults", "messagehub.rejected" })
            Assert.Equal("quorum", queues[queue].GetProperty("x-queue-type").GetString());
        Assert.Equal(1000, queues["messagehub.in"].GetProperty("x-delivery-limit").GetInt32());
        Assert.Equal("messagehub.rejected", queues["messagehub.in"].GetProperty("x-dead-letter-routing-key").GetString());
        Assert.Equal(20, queues["messagehub.process"].GetProperty("x-delivery-limit").GetInt32());
    }

    [Fact]
    public async Task A_call_that_says_nothing_is_put_aside_and_blocks_nothing()
    {
        string[] bodies =
        [
            "",
            "dit is geen id",
            """{"messageType":["urn:message:MessageHub.Processing:BerichtReceived"],"message":{"berichtId":"geen"}}""",
            """{"messageType":["urn:message:Iets:Anders"],"message":{}}""",
        ];
        await using var workers = place.StartWorkers(1);
        await workers.ReadyAsync();
        foreach (var body in bodies)
            await publisher.PublishAsync("messagehub.process", new("garbage", Encoding.UTF8.GetBytes(body)));
        var steps = Starts(5);
        await Task.WhenAll(steps.Select(s => publisher.PublishAsync(s.Parcel)));

        await AnsweredAsync(steps, workers);
        await Wait.UntilAsync(
            async () =>
                await place.Broker.CountAsync("messagehub.process_error")
                    + await place.Broker.CountAsync("messagehub.process_skipped") == bodies.Length,
            "they are put aside",
            () => workers.Output);
    }

    /// <summary>Whatever the store says of what we ask, it says nothing of what arrived.</summary>
    [Fact]
    public async Task What_cannot_be_kept_by_a_fault_of_ours_goes_back_to_its_queue_and_is_kept_when_that_is_mended()
    {
        await using var workers = place.StartWorkers(1);
        await workers.ReadyAsync();
        var steps = Starts(3);
        await place.ExecuteAsync("alter table inbox rename column transport_id to gone");
        await Task.WhenAll(steps.Select(s => publisher.PublishAsync(s.Parcel)));
        await Wait.UntilAsync(
            () => Task.FromResult(workers.Output.Contains("42703", StringComparison.Ordinal)),
            "the worker tells of it",
            () => workers.Output);

        await place.ExecuteAsync("alter table inbox rename column gone to transport_id");
        await AnsweredAsync(steps, workers);
        Assert.Equal(0, await place.Broker.CountAsync("messagehub.in_error"));
        Assert.Equal(0, await place.Broker.CountAsync("messagehub.rejected"));
    }

    [Fact]
    public async Task What_is_no_message_is_kept_and_refused_and_blocks_nothing()
    {
        await using var workers = place.StartWorkers(1);
        await workers.ReadyAsync();
        Parcel[] bad =
        [
            new("empty", []),
            new("too much", new byte[26 * 1024 * 1024]),
            new("no XML", "Geachte gemeente,"u8.ToArray()),
            new("binary", [.. Enumerable.Range(0, 256).Select(i => (byte)i)]),
            new("unknown", "<a xmlns='urn:onbekend'/>"u8.ToArray()),
        ];
        foreach (var parcel in bad)
            await publisher.PublishAsync(parcel);
        var steps = Starts(5);
        await Task.WhenAll(steps.Select(s => publisher.PublishAsync(s.Parcel)));

        await AnsweredAsync(steps, workers);
        IReadOnlyList<(string Id, string State, int Length, string Result)> kept = [];
        await Wait.UntilAsync(
            async () => (kept = await place.QueryAsync(
                "select transport_id, state, length(content), coalesce(result, '') from inbox where aanbieder is null order by arrival",
                row => (row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3)))).Count(k => k.State == "refused") == bad.Length,
            "they are refused",
            () => $"{string.Join(", ", kept)} {workers.Output}");
        Assert.Equal(bad.Select(b => (b.MessageId, b.Content.Length)).Order(), kept.Select(k => (k.Id, k.Length)).Order());
        Assert.All(kept, k => Assert.Contains("\"findings\":[{", k.Result, StringComparison.Ordinal));
        Assert.Equal(0, await place.Broker.CountAsync("messagehub.in_error"));
    }

    private static List<Step> Starts(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var dossier = new Dossier(Somewhere, 50_000 + i);
            return dossier.Step(dossier.B305(), Register.Messages.BerichtState.Rejected);
        }),
    ];

    private async Task AnsweredAsync(List<Step> steps, WorkerPool workers, string reason = "")
    {
        var ids = string.Join(", ", steps.Select(s => $"'{s.TransportId}'"));
        var sent =
            $"select count(*) from outbox o join inbox i on i.id = o.bericht_id where o.sent_at is not null and i.transport_id in ({ids})";
        await Wait.UntilAsync(
            async () => await place.CountAsync(sent) == steps.Count,
            $"all are answered {reason}",
            () => workers.Output);
    }
}
