using MessageHub.Processing;
using MessageHub.Register;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Queues;

/// <summary>
/// Sends what stands in the outbox to the exchange of answers. One worker does so at a time, in the order in which the answers were
/// made; when it dies, the next goes on with what was not remembered as sent.
/// </summary>
internal sealed class Relay(RegisterStore store, RawPublisher publisher, TimeProvider clock, ILogger<Relay> logger)
{
    private const int BatchSize = 200;

    /// <summary>Sends all that is unsent, or leaves it to the worker that is doing so.</summary>
    /// <param name="stop">Begins no further batch.</param>
    /// <param name="cancellationToken">Ends the batch at hand; what it sent may be sent again.</param>
    /// <exception cref="BrokerUnavailableException">Some did not arrive; they stay unsent.</exception>
    /// <exception cref="RegisterException">The store is out of reach.</exception>
    public async Task DeliverAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        // Also with nothing to send: who listens for answers finds the exchange and its queue from the start.
        if (!stop.IsCancellationRequested)
            await publisher.ConnectAsync(cancellationToken);
        do
        {
            Exception? trouble = null;
            var arrived = await store.SendUnsentAsync(
                BatchSize,
                async unsent =>
                {
                    var outcomes = await Task.WhenAll(unsent.Select(u => TrySendAsync(u, cancellationToken)));
                    trouble = outcomes.OfType<Exception>().FirstOrDefault();
                    return [.. unsent.Zip(outcomes).Where(o => o.Second is null).Select(o => o.First.BerichtId)];
                },
                cancellationToken);
            if (trouble is not null)
                throw new BrokerUnavailableException(trouble);
            if (arrived is null or 0)
                return;
        }
        // Looked at without the lock: who found us busy went away, and what it had made was there before.
        while (!stop.IsCancellationRequested && await store.HasUnsentAsync(cancellationToken));
    }

    private async Task<Exception?> TrySendAsync(UnsentBericht unsent, CancellationToken cancellationToken)
    {
        var message = Berichten.BerichtIdentity.Of(unsent.Scope!.Standaard, unsent.Nummer).Name;
        using var step = Telemetry.Begin("send", unsent.TraceParent)?.SetTag("messagehub.id", unsent.BerichtId).SetTag("messagehub.message", message);
        try
        {
            await publisher.PublishAsync(unsent with { TraceParent = step?.Id ?? unsent.TraceParent }, cancellationToken);
            var age = clock.GetUtcNow() - unsent.ReceivedAt;
            Telemetry.Sent(age, message);
            Log.Sent(logger, unsent.BerichtId, message, (long)age.TotalMilliseconds);
            return null;
        }
#pragma warning disable CA1031 // One that cannot be sent must not keep the others from being remembered.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            step?.Fail();
            return e;
        }
    }
}
