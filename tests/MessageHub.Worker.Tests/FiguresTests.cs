using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Worker.Operation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;

namespace MessageHub.Worker.Tests;

/// <summary>How much is pending is reported as it is.</summary>
public sealed class FiguresTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ShiftedClock clock = new();
    private TestWorker worker = null!;
    private RegisterStore store = null!;
    private RegisterDatabase database = null!;
    private bool isAway;

    public async Task InitializeAsync()
    {
        worker = new();
        var host = worker.Build();
        database = host.Services.GetRequiredService<RegisterDatabase>();
        await database.MigrateAsync(None);
        store = host.Services.GetRequiredService<RegisterStore>();
        foreach (var (n, isJudged) in new[] { (0, true), (1, false), (2, false), (3, false) })
        {
            var id = Guid.CreateVersion7();
            await store.ReceiveAsync(new(id, "a.xml", DemoMessages.Numbered(n), clock.GetUtcNow()), None);
            if (isJudged)
                await host.Services.GetRequiredService<BerichtProcessor>().ProcessAsync(id, new(2026, 1, 5));
            if (n == 3)
                await store.NoteFaultAsync(id, "IOException", "", maxAttempts: 1, None);
        }
    }

    public ValueTask DisposeAsync() => worker.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Gauges_tell_what_waits_and_how_long()
    {
        using var figures = Figures();
        Assert.Empty(Gauges(figures));
        await figures.ReadAsync(None);
        clock.Shift = TimeSpan.FromHours(1);

        var told = Gauges(figures);
        Assert.Equal(2, told["messagehub.inbox.waiting"]);
        Assert.Equal(1, told["messagehub.outbox.waiting"]);
        Assert.Equal(1, told["messagehub.faults.parked"]);
        Assert.Equal(0, told["messagehub.held.waiting"]);
        Assert.Equal(0, told["messagehub.events.waiting"]);
        Assert.Equal(0, told["messagehub.events.oldest.age"]);
        Assert.Equal(7, told["messagehub.queue.depth messagehub.in"]);
        Assert.InRange(told["messagehub.inbox.oldest.age"], 3600, 7200);
        Assert.InRange(told["messagehub.outbox.oldest.age"], 3600, 7200);

        // An old figure never looks like a new one.
        isAway = true;
        await Assert.ThrowsAsync<TimeoutException>(() => figures.ReadAsync(None));
        Assert.DoesNotContain(Gauges(figures).Keys, k => k.StartsWith("messagehub.queue", StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => figures.ReadAsync(new(canceled: true)));
        Assert.Empty(Gauges(figures));
    }

    [Fact]
    public async Task An_outbox_is_stuck_when_its_oldest_answer_stays_the_oldest()
    {
        using var figures = Figures();
        await ReadAfterAsync(TimeSpan.Zero, isStuck: false, "just seen");
        await ReadAfterAsync(TimeSpan.FromSeconds(119), isStuck: false, "not yet so long");
        await ReadAfterAsync(TimeSpan.FromSeconds(121), isStuck: true, "nothing leaves");
        foreach (var unsent in await store.UnsentAsync(10, None))
            await store.MarkSentAsync(unsent.BerichtId, clock.GetUtcNow(), None);
        await ReadAfterAsync(TimeSpan.FromSeconds(400), isStuck: false, "all have left");

        async Task ReadAfterAsync(TimeSpan shift, bool isStuck, string reason)
        {
            clock.Shift = shift;
            await figures.ReadAsync(None);
            var status = (await new OutboxCheck(figures).CheckHealthAsync(new(), None)).Status;
            Assert.True(status == (isStuck ? HealthStatus.Unhealthy : HealthStatus.Healthy), reason);
        }
    }

    [Fact]
    public async Task What_was_kept_long_enough_is_emptied_and_nothing_else()
    {
        var retention = new Retention(store, new(database, clock), new() { RetentionYears = 7 }, clock, NullLogger<Retention>.Instance);
        var answered = Assert.Single(await store.UnsentAsync(10, None)).BerichtId;
        await store.MarkSentAsync(answered, clock.GetUtcNow(), None);

        clock.Shift = TimeSpan.FromDays(7 * 365);
        Assert.Equal(0, await retention.EmptyAsync(None));
        clock.Shift = TimeSpan.FromDays(7 * 365 + 3);
        Assert.Equal(1, await retention.EmptyAsync(None));

        Assert.Empty((await store.FindAsync(answered, None))!.Content);
        Assert.Equal(2, (await store.UnprocessedAsync(None)).Count);
    }

    private Figures Figures() => new(
        store,
        _ =>
            isAway
                ? throw new TimeoutException()
                : Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long> { ["messagehub.in"] = 7 }),
        new(),
        clock,
        NullLogger<Figures>.Instance);

    /// <summary>What the gauges of these figures say now, by name; those of other tests that run beside this one are left out.</summary>
    private static ConcurrentDictionary<string, double> Gauges(Figures figures)
    {
        var told = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (figures.Owns(instrument))
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => told[instrument.Name] = value);
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => told[$"{instrument.Name} {tags[0].Value}"] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return told;
    }
}
