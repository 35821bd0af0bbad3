using MessageHub.Processing;
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

    /// <summary>The table of faults is the truth; the queue is for those who want to be told.</summary>
    private static readonly TimeSpan KeepFaults = TimeSpan.FromDays(14);

    public static async Task DeclareAsync(IChannel channel, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(QueueNames.Out, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        await DeclareQueueAsync(channel, QueueNames.Out, null, cancellationToken);
        await channel.QueueBindAsync(QueueNames.Out, QueueNames.Out, "#", cancellationToken: cancellationToken);
        await DeclareQueueAsync(channel, QueueNames.Faults, KeepFaults, cancellationToken);
        await DeclareQueueAsync(channel, QueueNames.Rejected, null, cancellationToken);
    }

    private static Task<QueueDeclareOk> DeclareQueueAsync(IChannel channel, string queue, TimeSpan? keep, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        if (keep is { } time)
            arguments["x-message-ttl"] = (long)time.TotalMilliseconds;
        return channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
    }
}
