using System.Threading.Channels;
using MassTransit;
using MessageHub.Processing;
using MessageHub.Processing.Operation;
using MessageHub.Processing.Queues;
using MessageHub.Register.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Queues;

/// <summary>
/// Now and then: calls the judges to messages that are pending longer than they should, because a call was lost, a broker lost its queue,
/// or somebody wants a parked message to be tried again; and informs those who watch the queue of faults what was parked. Of several
/// workers each message is called for, or reported of, by one. When the queue of calls may have been deleted, it calls to all that is
/// pending at once: what lost its call would wait until its time comes.
/// </summary>
internal sealed class StaleMessageSweeper : BackgroundService
{
    private const int MaxAtATime = 1000;
    private const int MaxNotifiedAtATime = 100;

    private readonly RegisterStore store;
    private readonly IBus bus;
    private readonly RawPublisher publisher;
    private readonly WorkerSettings settings;
    private readonly TimeProvider clock;
    private readonly ILogger<StaleMessageSweeper> logger;
    private readonly OncePerMinute reported;
    private readonly Channel<bool> wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private Suspicion suspicion;

    public StaleMessageSweeper(
        RegisterStore store, IBus bus, RawPublisher publisher, Consumption consumption, WorkerSettings settings, TimeProvider clock,
        ILogger<StaleMessageSweeper> logger)
    {
        (this.store, this.bus, this.publisher, this.settings, this.clock, this.logger) = (store, bus, publisher, settings, clock, logger);
        reported = new(clock);
        consumption.Consuming += (queue, isBack) =>
        {
            if (queue != QueueNames.Process)
                return;
            Interlocked.Exchange(ref suspicion, isBack ? Suspicion.Lost : Suspicion.LostWhenNoneLiesReady);
            wake.Writer.TryWrite(true);
        };
    }

    /// <summary>What may have become of the calls in their queue.</summary>
    private enum Suspicion
    {
        None,

        /// <summary>This worker comes new to the queue: one in which nothing lies may have been declared by it a moment ago.</summary>
        LostWhenNoneLiesReady,

        Lost,
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using (var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken))
            {
                await Task.WhenAny(
                    wake.Reader.ReadAsync(waiting.Token).AsTask(), Task.Delay(settings.RetryInterval / 4, clock, waiting.Token));
                await waiting.CancelAsync();
            }

            await TryAsync(OfferAllAsync, stoppingToken);
            await TryAsync(async token => await OfferAsync(clock.GetUtcNow(), token), stoppingToken);
            await TryAsync(
                token => store.NotifyFaultsAsync(MaxNotifiedAtATime, fault => publisher.PublishAsync(fault, token), token), stoppingToken);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            // Whatever it is, the next tick tries again.
            FaultCounter.Count(e);
            if (reported.IsDue(FaultCounter.Describe(e), out var unreported))
                Log.SweepFailed(logger, FaultCounter.Describe(e), unreported);
        }
    }

    /// <summary>Offers all that is pending, whenever its time may come, if its calls may be lost.</summary>
    private async Task OfferAllAsync(CancellationToken cancellationToken)
    {
        // What begins meanwhile is looked at next time.
        var before = Interlocked.Exchange(ref suspicion, Suspicion.None);
        try
        {
            if (before is Suspicion.Lost
                || (before is Suspicion.LostWhenNoneLiesReady && await publisher.DepthAsync(QueueNames.Process, cancellationToken) == 0))
            {
                // Nothing that is offered here, or arrives from now on, is due so early again.
                var upTo = clock.GetUtcNow() + settings.RetryInterval - TimeSpan.FromMilliseconds(1);
                while (await OfferAsync(upTo, cancellationToken) == MaxAtATime)
                {
                }
            }
        }
        catch
        {
            Interlocked.CompareExchange(ref suspicion, before, Suspicion.None);
            throw;
        }
    }

    /// <summary>Offers what is due at that time.</summary>
    private async Task<int> OfferAsync(DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var due = await store.TakeDueAsync(dueAt, clock.GetUtcNow() + settings.RetryInterval, MaxAtATime, cancellationToken);
        if (due.Count == 0)
            return 0;
        Log.Reoffered(logger, due.Count);
        var endpoint = await bus.GetSendEndpoint(WorkerQueues.ProcessAddress);
        foreach (var call in due.DistinctBy(d => d.Scope is null ? (object)d.Id : d.Scope))
            await endpoint.Send(new BerichtReceived(call.Id), cancellationToken);
        return due.Count;
    }
}
