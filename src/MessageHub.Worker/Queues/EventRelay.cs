using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;

namespace MessageHub.Worker.Queues;

/// <summary>
/// Sends events to their exchange, in the order in which they were written. One worker does so at a time; when it dies, the next goes on
/// with what was not remembered as sent. What the broker confirmed is sent: whether anybody listens is not asked.
/// </summary>
internal sealed class EventRelay(EventStore store, RawPublisher publisher)
{
    private const int BatchSize = 500;

    /// <summary>Sends all that is unsent, or leaves it to the worker that is doing so.</summary>
    /// <param name="stop">Begins no further batch.</param>
    /// <param name="cancellationToken">Ends the batch at hand; what it sent may be sent again.</param>
    /// <exception cref="BrokerUnavailableException">Some did not arrive; they stay unsent.</exception>
    /// <exception cref="RegisterException">The store is out of reach.</exception>
    public async Task DeliverAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        do
        {
            Exception? trouble = null;
            var sent = await store.SendUnsentAsync(
                BatchSize,
                async unsent =>
                {
                    (var arrived, trouble) = await SendAsync(unsent, cancellationToken);
                    return arrived;
                },
                cancellationToken);
            if (trouble is not null)
                throw new BrokerUnavailableException(trouble);
            if (sent is null or 0)
                return;
        }
        while (!stop.IsCancellationRequested);
    }

    /// <summary>Those before the first that did not arrive are remembered, so that none overtakes another.</summary>
    private async Task<(IReadOnlyList<Guid> Arrived, Exception? Trouble)> SendAsync(
        IReadOnlyList<UnsentEvent> unsent, CancellationToken cancellationToken)
    {
        var outcomes = await Task.WhenAll(unsent.Select(u => TrySendAsync(u, cancellationToken)));
        var arrived = outcomes.TakeWhile(e => e is null).Count();
        return ([.. unsent.Take(arrived).Select(u => u.Event.Id)], outcomes.FirstOrDefault(e => e is not null));
    }

    private async Task<Exception?> TrySendAsync(UnsentEvent unsent, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.PublishAsync(unsent, cancellationToken);
            return null;
        }
#pragma warning disable CA1031 // One that cannot be sent must not keep those before it from being remembered.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return e;
        }
    }
}
