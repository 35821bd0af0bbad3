using System.Diagnostics.Metrics;
using MessageHub.Processing.Operation;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Operation;

/// <summary>
/// Reads now and then how much is pending, in the store and in the queues, and reports it as gauges. They are of the whole, not of this
/// worker: workers on one store say the same. What could not be read is not reported, so that an old figure never looks like a new one.
/// </summary>
internal sealed class Figures : BackgroundService
{
    /// <summary>An outbox whose oldest answer stays the oldest for so long is stuck.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(2);

    private readonly RegisterStore store;
    private readonly Func<CancellationToken, Task<IReadOnlyDictionary<string, long>>> depths;
    private readonly WorkerSettings settings;
    private readonly TimeProvider clock;
    private readonly ILogger<Figures> logger;
    private readonly Meter meter = new(Telemetry.Name);

    private StoreFigures? inStore;
    private IReadOnlyDictionary<string, long>? inQueues;
    private Front front = new(null, 0);
    private bool isTrouble;

    /// <param name="store">The store.</param>
    /// <param name="depths">Reads how many messages lie in each queue; none without queues.</param>
    /// <param name="settings">The settings of this worker.</param>
    /// <param name="clock">Says how old is what waits.</param>
    /// <param name="logger">Hears of trouble.</param>
    public Figures(
        RegisterStore store, Func<CancellationToken, Task<IReadOnlyDictionary<string, long>>> depths, WorkerSettings settings,
        TimeProvider clock, ILogger<Figures> logger)
    {
        (this.store, this.depths, this.settings, this.clock, this.logger) = (store, depths, settings, clock, logger);
        Gauge("messagehub.inbox.waiting", null, "Messages without verdict.", f => f.Pending);
        Gauge("messagehub.inbox.oldest.age", "s", "How long ago the oldest message without verdict arrived.", f => AgeOf(f.OldestPending));
        Gauge("messagehub.outbox.waiting", null, "Answers that were not sent.", f => f.Unsent);
        Gauge(
            "messagehub.outbox.oldest.age", "s", "How long ago the oldest answer that was not sent was made.", f => AgeOf(f.OldestUnsent));
        Gauge("messagehub.faults.parked", null, "Messages that a fault keeps from being judged.", f => f.Parked);
        Gauge("messagehub.outbox.parked", null, "Answers that are not taken, and not sent until somebody says so.", f => f.ParkedAnswers);
        Gauge("messagehub.held.waiting", null, "Messages that wait for a person.", f => f.Held);
        Gauge("messagehub.events.waiting", null, "Events that were not sent.", f => f.UnsentEvents);
        Gauge(
            "messagehub.events.oldest.age", "s", "How long ago the oldest event that was not sent was written.",
            f => AgeOf(f.OldestUnsentEvent));
        meter.CreateObservableGauge("messagehub.queue.depth", QueueDepths, description: "Messages that lie in a queue.");
    }

    /// <summary>The oldest answer that was not sent has been that for too long: nothing leaves.</summary>
    public bool IsOutboxStuck => front is { Unsent: not null } now && clock.GetElapsedTime(now.Since) > MaxWait;

    /// <summary>An instrument is one of these gauges; several workers in one process have gauges of the same names.</summary>
    internal bool Owns(Instrument instrument) => instrument.Meter == meter;

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.FiguresInterval, clock);
        do
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            limit.CancelAfter(settings.PublishTimeout);
            try
            {
                await ReadAsync(limit.Token);
                isTrouble = false;
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Reported once; the next tick tries again.
                if (!isTrouble)
                    Log.FiguresFailed(logger, e is RegisterException ? e.Message : e.GetType().Name);
                isTrouble = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Reads once.</summary>
    internal async Task ReadAsync(CancellationToken cancellationToken)
    {
        StoreFigures? figures = null;
        IReadOnlyDictionary<string, long>? queues = null;
        try
        {
            figures = await store.FiguresAsync(cancellationToken);
            if (figures.OldestUnsent != front.Unsent)
                front = new(figures.OldestUnsent, clock.GetTimestamp());
            queues = await depths(cancellationToken);
        }
        finally
        {
            (inStore, inQueues) = (figures, queues);
        }
    }

    private double AgeOf(DateTimeOffset? moment) => moment is { } at ? Math.Max(0, (clock.GetUtcNow() - at).TotalSeconds) : 0;

    private void Gauge(string name, string? unit, string description, Func<StoreFigures, double> value) => meter.CreateObservableGauge(
        name, () => inStore is { } figures ? [new Measurement<double>(value(figures))] : Array.Empty<Measurement<double>>(), unit,
        description);

    private IEnumerable<Measurement<long>> QueueDepths() =>
        inQueues?.Select(q => new Measurement<long>(q.Value, new KeyValuePair<string, object?>("queue", q.Key))) ?? [];

    /// <summary>When the oldest answer that was not sent was made, and since when it is the oldest.</summary>
    private sealed record Front(DateTimeOffset? Unsent, long Since);
}
