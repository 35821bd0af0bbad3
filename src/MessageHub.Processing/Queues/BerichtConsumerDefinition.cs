using MassTransit;

namespace MessageHub.Processing.Queues;

/// <summary>Where the ids of pending messages come from, and how many are followed at a time.</summary>
public sealed class BerichtConsumerDefinition : ConsumerDefinition<BerichtConsumer>
{
    /// <param name="concurrency">How many messages are processed at a time.</param>
    public BerichtConsumerDefinition(BerichtConcurrency concurrency)
    {
        EndpointName = QueueNames.Process;
        ConcurrentMessageLimit = concurrency.Messages;
    }
}

/// <summary>
/// How many messages are processed at a time. One keeps the order of arrival and is what SQLite, with its single writer, can use.
/// </summary>
public sealed record BerichtConcurrency(int Messages);
