using MessageHub.Processing.Queues;
using RabbitMQ.Client;

namespace MessageHub.Worker.Queues;

/// <summary>
/// What has to be there for what leaves, and for what cannot be dealt with. The two queues that workers consume from are declared by the
/// bus. All are quorum queues: they survive the loss of a node.
/// </summary>
internal static class QueueTopology
{
    /// <summary>Deliveries of one message before it is put aside (RabbitMQ 3 has no limit of its own, 4 has 20).</summary>
    public const int DeliveryLimitIn = 1000;

    /// <summary>Deliveries of one call before it is dropped; what still waits then is offered again.</summary>
    public const int DeliveryLimitProcess = 20;

    /// <summary>
    /// Between the deletion of a queue and declaring it again. A node that has not ended its part of the old queue yet does not begin one
    /// of the new, and is without it from then on: who consumes at that node gets nothing.
    /// </summary>
    public static readonly TimeSpan AfterDeletion = TimeSpan.FromSeconds(2);

    /// <summary>The table of faults is the truth; the queue is for those who want to be notified.</summary>
    private static readonly TimeSpan KeepFaults = TimeSpan.FromDays(14);

    /// <param name="channel">Where to declare.</param>
    /// <param name="withEvents">Also the exchange of events; it has no queue of its own: nothing fills up where nobody listens.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task DeclareAsync(IChannel channel, bool withEvents, CancellationToken cancellationToken)
    {
        if (withEvents)
            await channel.ExchangeDeclareAsync(QueueNames.Events, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(QueueNames.Out, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        await DeclareQueueAsync(channel, QueueNames.Out, [], cancellationToken);
        await channel.QueueBindAsync(QueueNames.Out, QueueNames.Out, "#", cancellationToken: cancellationToken);
        await DeclareQueueAsync(channel, QueueNames.Faults, [("x-message-ttl", (long)KeepFaults.TotalMilliseconds)], cancellationToken);
        await DeclareQueueAsync(channel, QueueNames.Rejected, [], cancellationToken);
        // The newest takes the place of the one before.
        await DeclareQueueAsync(channel, QueueNames.Mark, [("x-max-length", 1)], cancellationToken);
    }

    private static Task<QueueDeclareOk> DeclareQueueAsync(
        IChannel channel, string queue, IEnumerable<(string Name, object? Value)> arguments, CancellationToken cancellationToken) =>
        channel.QueueDeclareAsync(
            queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            arguments.Append(("x-queue-type", "quorum")).ToDictionary(a => a.Item1, a => a.Item2),
            cancellationToken: cancellationToken);
}
