using MassTransit;
using MessageHub.Processing;
using MessageHub.Processing.Operation;
using MessageHub.Register.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Queues;

/// <summary>
/// Now and then: calls the judges to messages that wait longer than they should, because a call was lost, a broker lost its queue, or
/// somebody wants a parked message to be tried again; and tells those who watch the queue of faults what was parked. Of several workers
/// each message is called for, or told of, by one.
/// </summary>
internal sealed class Reoffer(
    RegisterStore store, IBus bus, RawPublisher publisher, WorkerSettings settings, TimeProvider clock, ILogger<Reoffer> logger)
    : BackgroundService
{
    private const int MostAtATime = 1000;
    private const int MostToldAtATime = 100;

    private readonly OncePerMinute told = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.RetryInterval / 4, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(OfferAsync, stoppingToken);
            await TryAsync(
                token => store.TellFaultsAsync(MostToldAtATime, fault => publisher.PublishAsync(fault, token), token), stoppingToken);
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
            Trouble.Count(e);
            if (told.IsDue(Trouble.Tell(e), out var untold))
                Log.ReofferTrouble(logger, Trouble.Tell(e), untold);
        }
    }

    private async Task OfferAsync(CancellationToken cancellationToken)
    {
        var due = await store.TakeDueAsync(clock.GetUtcNow() + settings.RetryInterval, MostAtATime, cancellationToken);
        if (due.Count == 0)
            return;
        Log.Reoffered(logger, due.Count);
        var endpoint = await bus.GetSendEndpoint(WorkerQueues.ProcessAddress);
        foreach (var call in due.DistinctBy(d => d.Scope is null ? (object)d.Id : d.Scope))
            await endpoint.Send(new BerichtReceived(call.Id), cancellationToken);
    }
}
