using System.Diagnostics.Metrics;
using MessageHub.Processing.Operation;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Operation;

/// <summary>
/// Looks every second whether the store is still what it was, and keeps outside it what stands in it. A store that was restored from a
/// backup, or a standby that was behind, gives out numbers again that are on answers already: this process ends, and none begins until
/// somebody has declared it. Reports too when standbys may lack what was committed.
/// </summary>
internal sealed class StoreWatch : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StandbysEvery = TimeSpan.FromMinutes(1);

    private readonly StoreHistory history;
    private readonly IMarkPlace place;
    private readonly ProcessEnd end;
    private readonly StoreOutage outage;
    private readonly TimeProvider clock;
    private readonly ILogger<StoreWatch> logger;
    private readonly Meter meter = new(Telemetry.Name);
    private StoreMark? written;
    private bool hasAsked;
    private long? asynchronousStandbys;
    private bool hasWarned;
    private DateTimeOffset standbysAt = DateTimeOffset.MinValue;

    public StoreWatch(
        StoreHistory history, IMarkPlace place, ProcessEnd end, StoreOutage outage, TimeProvider clock, ILogger<StoreWatch> logger)
    {
        (this.history, this.place, this.end, this.outage, this.clock, this.logger) = (history, place, end, outage, clock, logger);
        meter.CreateObservableGauge(
            "messagehub.standbys.asynchronous",
            () => asynchronousStandbys is { } standbys ? [new Measurement<long>(standbys)] : Array.Empty<Measurement<long>>(),
            description: "Standbys that may lack what was committed, while none is sure to have it.");
    }

    /// <summary>The store is not the one that it was.</summary>
    public bool IsOther { get; private set; }

    /// <summary>Before anything is done on the store: whether it is what was seen before, by whomever.</summary>
    /// <exception cref="RegisterException">It is not, or it is out of reach.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where it was kept is out of reach now: asked again every second. A broker that is away gives nothing to judge either.
            await history.LookAsync(cancellationToken);
        }
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        while (!IsOther && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (RegisterException e) when (e.IsOtherStore)
            {
                IsOther = true;
                Log.OtherStore(logger, e.Message);
                end.Request(ProcessEnd.OtherStore);
                // What is at hand goes back at once: nothing of it can be done here.
                outage.GiveUp();
            }
#pragma warning disable CA1031 // Out of reach is the store, or the place, and others tell so. Whatever it is, the next look tries again.
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
            }
        }
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var mark = hasAsked ? await history.LookAsync(cancellationToken) : await history.LookAsync(place.ReadAsync, cancellationToken);
        if (mark is null)
            return;
        hasAsked = true;
        if (!mark.SaysAs(written))
        {
            await place.WriteAsync(mark, cancellationToken);
            written = mark;
        }

        if (clock.GetUtcNow() - standbysAt < StandbysEvery)
            return;
        standbysAt = clock.GetUtcNow();
        asynchronousStandbys = await history.AsynchronousStandbysAsync(cancellationToken);
        if (asynchronousStandbys > 0 && !hasWarned)
            Log.AsynchronousStandbys(logger, asynchronousStandbys.Value);
        hasWarned = asynchronousStandbys > 0;
    }
}
