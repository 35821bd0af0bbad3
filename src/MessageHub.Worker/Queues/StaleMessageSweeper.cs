using MassTransit;
using MessageHub.Processing;
using MessageHub.Processing.Operation;
using MessageHub.Register.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Queues;

/// <summary>
/// Now and then: calls the judges to messages that are pending longer than they should, because a call was lost, a broker lost its queue,
/// or somebody wants a parked message to be tried again; and informs those who watch the queue of faults what was parked. Of several
/// workers each message is called for, or reported of, by one.
/// </summary>
internal sealed class StaleMessageSweeper(
    RegisterStore store, IBus bus, RawPublisher publisher, WorkerSettings settings, TimeProvider clock, ILogger<StaleMessageSweeper> logger)
    : BackgroundService
{
    private const int MaxAtATime = 1000;
    private const int MaxNotifiedAtATime = 100;

    private readonly OncePerMinute reported = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.RetryInterval / 4, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(OfferAsync, stoppingToken);
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

    private async Task OfferAsync(CancellationToken cancellationToken)
    {
        var due = await store.TakeDueAsync(clock.GetUtcNow() + settings.RetryInterval, MaxAtATime, cancellationToken);
        if (due.Count == 0)
            return;
        Log.Reoffered(logger, due.Count);
        var endpoint = await bus.GetSendEndpoint(WorkerQueues.ProcessAddress);
        foreach (var call in due.DistinctBy(d => d.Scope is null ? (object)d.Id : d.Scope))
            await endpoint.Send(new BerichtReceived(call.Id), cancellationToken);
    }
}
