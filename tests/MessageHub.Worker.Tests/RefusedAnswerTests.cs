using MessageHub.Processing;
using MessageHub.Processing.Files;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Worker.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;

namespace MessageHub.Worker.Tests;

/// <summary>An answer that the broker does not take is put aside alone; the others leave at once.</summary>
public sealed class RefusedAnswerTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TestWorker worker = new();
    private RegisterStore store = null!;

    public async Task InitializeAsync()
    {
        var host = worker.Build();
        await host.Services.GetRequiredService<RegisterDatabase>().MigrateAsync(None);
        store = host.Services.GetRequiredService<RegisterStore>();
        var judging = host.Services.GetRequiredService<BerichtProcessor>();
        // 306 and 325 in turn.
        for (var n = 0; n < 6; n++)
        {
            var id = Guid.CreateVersion7();
            await store.ReceiveAsync(new(id, "a.xml", DemoMessages.Numbered(n), DateTimeOffset.UnixEpoch) { TransportId = $"N{n}" }, None);
            await judging.ProcessAsync(id, new(2026, 1, 5));
        }
    }

    public async Task DisposeAsync() => await worker.DisposeAsync();

    [Fact]
    public async Task Answers_that_are_too_large_for_the_broker_are_parked_and_the_others_leave_with_the_bytes_and_ids_they_have()
    {
        var unsent = await store.UnsentAsync(10, None);
        var limit = unsent.Where(u => u.Nummer == 306).Max(u => u.Content.Length);
        var tooLarge = unsent.Where(u => u.Content.Length > limit).ToList();
        Assert.Equal(3, tooLarge.Count);
        await using var broker = await PrivateBroker.StartAsync($"max_message_size = {limit}");
        await using (var publisher = Publisher(broker.Address))
            await RelayOver(publisher).DeliverAsync(None, None);

        Assert.False(await store.HasUnsentAsync(None));
        var parked = await store.FaultsAsync(all: false, None);
        Assert.Equal(tooLarge.Select(t => (t.BerichtId, (long?)t.Content.Length)), parked.Select(p => (p.BerichtId, p.AnswerSize)));
        Assert.All(parked, p => Assert.Contains("max_message_size", p.Cause, StringComparison.Ordinal));
        Assert.All(
            parked.Zip(tooLarge), p => Assert.Contains($"{p.Second.Content.Length} bytes", p.First.Details, StringComparison.Ordinal));
        var figures = await store.FiguresAsync(None);
        Assert.Equal((0, 3, 0), (figures.Unsent, figures.ParkedAnswers, figures.Parked));
        AssertAre(unsent.Except(tooLarge), await broker.TakeAllAsync("messagehub.out"));

        // The way back: the operator repairs the broker, and says so.
        await broker.RestartAsync($"max_message_size = {limit}", "max_message_size = 100000000");
        Assert.Equal(3, await store.RetryAsync([.. parked.Select(p => p.BerichtId)], TimeSpan.Zero, None));
        await using (var publisher = Publisher(broker.Address))
            await RelayOver(publisher).DeliverAsync(None, None);
        AssertAre(tooLarge, await broker.TakeAllAsync("messagehub.out"));
        Assert.Empty(await store.FaultsAsync(all: false, None));
    }

    [Fact]
    public async Task Answer_that_is_not_accepted_while_others_are_is_parked_after_some_attempts_and_its_neighbours_are_not_counted()
    {
        await using var broker = await TestBroker.CreateAsync();
        await using var publisher = Publisher(broker.Address);
        await publisher.ConnectAsync(None);
        await broker.OnChannelAsync(async channel =>
        {
            await channel.QueueDeclareAsync("full", durable: false, exclusive: false, autoDelete: false, new Dictionary<string, object?>
            {
                ["x-max-length"] = 0,
                ["x-overflow"] = "reject-publish",
            });
            await channel.QueueBindAsync("full", "messagehub.out", "*.jw325");
        });
        var refused = (await store.UnsentAsync(10, None)).Where(u => u.Nummer == 325).Select(u => u.BerichtId).ToList();

        // Alone they are no more to blame than the broker: only those rounds count in which another is accepted.
        await Assert.ThrowsAsync<BrokerUnavailableException>(() => RelayOver(publisher).DeliverAsync(None, None));
        var counted = Assert.Single((await store.FaultsAsync(all: true, None)).Select(f => f.Attempts).Distinct());
        await Assert.ThrowsAsync<BrokerUnavailableException>(() => RelayOver(publisher).DeliverAsync(None, None));
        Assert.Equal(counted, Assert.Single((await store.FaultsAsync(all: true, None)).Select(f => f.Attempts).Distinct()));
        Assert.Empty(await store.FaultsAsync(all: false, None));

        for (var n = 6; (await store.FaultsAsync(all: false, None)).Count == 0; n += 2)
        {
            Assert.InRange(n, 6, 20);
            var id = Guid.CreateVersion7();
            await store.ReceiveAsync(new(id, "a.xml", DemoMessages.Numbered(n), DateTimeOffset.UnixEpoch), None);
            using var host = worker.Build();
            await host.Services.GetRequiredService<BerichtProcessor>().ProcessAsync(id, new(2026, 1, 5));
            await Record.ExceptionAsync(() => RelayOver(publisher).DeliverAsync(None, None));
        }

        Assert.Equal(refused, (await store.FaultsAsync(all: false, None)).Select(f => f.BerichtId));
        Assert.Equal(refused, (await store.FaultsAsync(all: true, None)).Select(f => f.BerichtId));
        Assert.False(await store.HasUnsentAsync(None));
    }

    [Fact]
    public async Task Answer_that_cannot_be_written_to_a_folder_keeps_no_other_back()
    {
        var unsent = await store.UnsentAsync(10, None);
        using var folder = new TemporaryFolder();
        var inTheWay = Directory.CreateDirectory(Path.Combine(folder.Path, $".{unsent[1].FileName}.part"));
        var answers = new AnswerFolder(store, folder.Path, TimeProvider.System);

        await Assert.ThrowsAnyAsync<Exception>(() => answers.DeliverAsync());

        Assert.Equal(unsent[1].BerichtId, Assert.Single(await store.UnsentAsync(10, None)).BerichtId);
        inTheWay.Delete();
        Assert.Equal(1, await answers.DeliverAsync());
        Assert.Equal(6, Directory.GetFiles(folder.Path).Length);
    }

    [Theory]
    [InlineData(true, false, "the queue is gone")]
    [InlineData(false, true, "the exchange is gone")]
    [InlineData(true, true, "both are gone")]
    public async Task Queues_and_exchanges_that_are_gone_are_made_again_and_the_answers_leave_at_once(
        bool queue, bool exchange, string reason)
    {
        await using var broker = await TestBroker.CreateAsync();
        await using var publisher = Publisher(broker.Address);
        await publisher.ConnectAsync(None);
        await broker.OnChannelAsync(async channel =>
        {
            if (queue)
                await channel.QueueDeleteAsync("messagehub.out");
            if (exchange)
                await channel.ExchangeDeleteAsync("messagehub.out");
        });
        var unsent = await store.UnsentAsync(10, None);

        await RelayOver(publisher).DeliverAsync(None, None);

        Assert.False(await store.HasUnsentAsync(None), reason);
        AssertAre(unsent, await broker.TakeAllAsync("messagehub.out"));
        Assert.Empty(await store.FaultsAsync(all: true, None));
    }

    [Theory]
    [InlineData(0, "4.1.2", 16)]
    [InlineData(0, "3.13.7", 128)]
    [InlineData(0, "3.10.8", 128)]
    [InlineData(0, "4.0.0-rc.1", 16)]
    [InlineData(0, "", 128)]
    [InlineData(64, "4.1.2", 64)]
    public void Limit_of_the_broker_is_what_is_set_or_else_what_its_version_takes(int set, string version, int expected) => Assert.Equal(
        expected * 1024L * 1024,
        BrokerLimit.Of(set * 1024L * 1024, new Dictionary<string, object?> { ["version"] = System.Text.Encoding.UTF8.GetBytes(version) }));

    [Fact]
    public async Task Broker_that_takes_less_than_an_answer_may_be_is_told_of_when_it_is_reached()
    {
        await using var broker = await TestBroker.CreateAsync();
        var logged = new CapturingLogger();
        foreach (var (limit, isTold) in new[] { (1_000_000L, true), (100_000_000L, false) })
        {
            logged.Lines.Clear();
            await using var publisher = new RawPublisher(
                new() { RabbitMq = broker.Address, BrokerMaximumBytes = limit }, TimeProvider.System, logged);
            await publisher.ConnectAsync(None);
            Assert.Equal(isTold, logged.Lines.Any(l => l.Contains("max_message_size", StringComparison.Ordinal)));
        }
    }

    private static RawPublisher Publisher(string address) =>
        new(new() { RabbitMq = address }, TimeProvider.System, NullLogger<RawPublisher>.Instance);

    private AnswerRelay RelayOver(RawPublisher publisher) =>
        new(store, publisher, new(), TimeProvider.System, NullLogger<AnswerRelay>.Instance);

    /// <summary>The same answers, each with its own id and bytes; one may be there twice.</summary>
    private static void AssertAre(IEnumerable<UnsentBericht> expected, IReadOnlyList<BasicGetResult> taken) => Assert.Equal(
        expected.Select(e => ($"{e.BerichtId}", e.TransportId, Convert.ToHexString(e.Content))).Order(),
        taken.Select(t => (t.BasicProperties.MessageId!, t.BasicProperties.CorrelationId, Convert.ToHexString(t.Body.Span)))
            .Distinct()
            .Order());

    private sealed class CapturingLogger : ILogger<RawPublisher>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
