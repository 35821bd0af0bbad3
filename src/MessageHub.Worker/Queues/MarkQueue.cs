using MessageHub.Processing.Queues;
using MessageHub.Register.Database;
using MessageHub.Worker.Operation;
using RabbitMQ.Client.Exceptions;

namespace MessageHub.Worker.Queues;

/// <summary>The mark of workers on queues: the one message of a queue of its own.</summary>
internal sealed class MarkQueue(RawPublisher publisher) : IMarkPlace
{
    public async Task<StoreMark?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await publisher.PeekMarkAsync(cancellationToken) is { } content ? StoreMark.From(content) : null;
        }
        catch (Exception e) when (IsOutOfReach(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"{QueueNames.Mark} cannot be read.");
        }
    }

    public async Task WriteAsync(StoreMark mark, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.PublishMarkAsync(mark.ToBytes(), cancellationToken);
        }
        catch (Exception e) when (IsOutOfReach(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"{QueueNames.Mark} cannot be written.");
        }
    }

    /// <summary>A broker that does not confirm in time is reported as a cancellation.</summary>
    private static bool IsOutOfReach(Exception e) =>
        e is BrokerUnavailableException or RabbitMQClientException or OperationCanceledException;
}
