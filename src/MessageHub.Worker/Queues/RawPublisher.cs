using MessageHub.Processing;
using MessageHub.Register;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MessageHub.Worker.Queues;

/// <summary>
/// Publishes bytes as they are, with the client of RabbitMQ itself: an answer counts as sent when the broker confirms that it lies in a
/// queue, and not before. The bus has its own envelope and does not tell whether anybody is bound.
/// </summary>
internal sealed class RawPublisher(WorkerSettings settings, TimeProvider clock, ILogger<RawPublisher> logger) : IAsyncDisposable
{
    /// <summary>Publishes that wait for their confirm at a time.</summary>
    private const int MostOutstanding = 256;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConnectionFactory factory = new() { Uri = new(settings.RabbitMq), AutomaticRecoveryEnabled = false, ClientProvidedName = "messagehub-outbox" };
    private IConnection? connection;
    private IChannel? channel;

    /// <summary>Makes what has to be there for what leaves, unless the connection stands.</summary>
    /// <exception cref="RabbitMQClientException">The broker is out of reach.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.PublishTimeout);
        await OpenAsync(limit.Token);
    }

    /// <summary>Publishes an answer, or a message of our own.</summary>
    /// <exception cref="OperationCanceledException">The broker did not confirm in time.</exception>
    /// <exception cref="RabbitMQClientException">The broker is out of reach, or no queue is bound; it may be tried again.</exception>
    public Task PublishAsync(UnsentBericht unsent, CancellationToken cancellationToken)
    {
        var (scope, message) = (unsent.Scope!, Berichten.BerichtIdentity.Of(unsent.Scope!.Standaard, unsent.Nummer));
        var properties = new BasicProperties
        {
            ContentType = "application/xml",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = unsent.BerichtId.ToString(),
            CorrelationId = unsent.TransportId,
            Timestamp = new(clock.GetUtcNow().ToUnixTimeSeconds()),
            Headers = new Dictionary<string, object?>
            {
                [QueueNames.FamilyHeader] = message.Family,
                [QueueNames.MessageHeader] = message.Name,
                [QueueNames.SenderHeader] = scope.Gemeente,
                [QueueNames.ReceiverHeader] = scope.Aanbieder,
            },
        };
        if (unsent.TraceParent is { } trace)
            properties.Headers[QueueNames.TraceParentHeader] = trace;
        return PublishAsync(QueueNames.Out, $"{scope.Gemeente}.{message.Name.ToLowerInvariant()}", properties, unsent.Content, cancellationToken);
    }

    /// <summary>Tells those who watch the queue of faults that a message was parked.</summary>
    public Task PublishAsync(FaultRow parked, CancellationToken cancellationToken) => PublishAsync(
        "",
        QueueNames.Faults,
        new BasicProperties
        {
            ContentType = "text/plain",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = parked.BerichtId.ToString(),
            Headers = new Dictionary<string, object?> { [QueueNames.CauseHeader] = parked.Cause, [QueueNames.AttemptsHeader] = parked.Attempts },
        },
        System.Text.Encoding.ASCII.GetBytes(parked.BerichtId.ToString()),
        cancellationToken);

    /// <summary>Puts aside a delivery that cannot be kept.</summary>
    public Task RejectAsync(byte[] content, string? transportId, string why, CancellationToken cancellationToken) => PublishAsync(
        "",
        QueueNames.Rejected,
        new BasicProperties
        {
            ContentType = "application/xml",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = transportId,
            Headers = new Dictionary<string, object?> { [QueueNames.CauseHeader] = why },
        },
        content,
        cancellationToken);

    /// <summary>How many messages lie ready in each of our queues.</summary>
    public async Task<IReadOnlyDictionary<string, long>> DepthsAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        // Not the channel of the answers: asking for a queue that is not there closes the one that is asked on.
        await using var asking = await connection!.CreateChannelAsync(cancellationToken: cancellationToken);
        var depths = new Dictionary<string, long>();
        foreach (var queue in new[] { QueueNames.In, QueueNames.Process, QueueNames.Out, QueueNames.Faults, QueueNames.Rejected })
            depths[queue] = await asking.MessageCountAsync(queue, cancellationToken);
        return depths;
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        gate.Dispose();
    }

    private async Task PublishAsync(string exchange, string routingKey, BasicProperties properties, byte[] content, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.PublishTimeout);
        var open = await OpenAsync(limit.Token);
        try
        {
            // The client does not always notice the limit itself when the broker was restarted.
            await open.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, content, limit.Token).AsTask().WaitAsync(limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or AlreadyClosedException)
        {
            // A broker that died may leave a connection that looks open and never answers.
            await CloseAsync(open);
            throw;
        }
    }

    private async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        if (channel is { IsOpen: true } already)
            return already;
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (channel is { IsOpen: true } meanwhile)
                return meanwhile;
            if (connection is not null)
                await AbandonAsync(connection);
            connection = await factory.CreateConnectionAsync(cancellationToken);
            // The limiter of the client collapses when its window is full; this one makes the next wait.
            var opened = await connection.CreateChannelAsync(
                new(
                    publisherConfirmationsEnabled: true,
                    publisherConfirmationTrackingEnabled: true,
                    outstandingPublisherConfirmationsRateLimiter: new System.Threading.RateLimiting.ConcurrencyLimiter(
                        new() { PermitLimit = MostOutstanding, QueueLimit = int.MaxValue })),
                cancellationToken);
            await QueueTopology.DeclareAsync(opened, cancellationToken);
            Log.BrokerConnected(logger);
            return channel = opened;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Who waits without limit for the goodbye of a broker that is gone keeps all who want to publish waiting; the client sometimes does.</summary>
    private async Task AbandonAsync(IConnection broken)
    {
        try
        {
            await broken.DisposeAsync().AsTask().WaitAsync(settings.PublishTimeout, clock);
        }
        catch (TimeoutException)
        {
            // It ends by itself, or with the process.
        }
    }

    private async Task CloseAsync(IChannel broken)
    {
        await gate.WaitAsync();
        try
        {
            if (channel != broken || connection is null)
                return;
            channel = null;
            await AbandonAsync(connection);
            connection = null;
        }
        finally
        {
            gate.Release();
        }
    }
}
