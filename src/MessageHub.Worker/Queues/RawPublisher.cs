using MessageHub.Processing;
using MessageHub.Processing.Queues;
using MessageHub.Register.Messages;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MessageHub.Worker.Queues;

/// <summary>
/// Publishes bytes as they are, with the client of RabbitMQ itself: an answer counts as sent when the broker confirms that it lies in a
/// queue, and not before. The bus has its own envelope and does not say whether anybody is bound.
/// </summary>
internal sealed class RawPublisher(WorkerSettings settings, TimeProvider clock, ILogger<RawPublisher> logger) : IAsyncDisposable
{
    /// <summary>Publishes that wait for their confirm at a time.</summary>
    private const int MaxOutstanding = 256;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConnectionFactory factory = new()
    {
        Uri = new(settings.RabbitMq),
        AutomaticRecoveryEnabled = false,
        ClientProvidedName = "messagehub-outbox",
        RequestedHeartbeat = WorkerQueues.Heartbeat,
    };

    /// <summary>
    /// The broker closes the channel on which something comes that it does not take, so what is not an answer does not share theirs.
    /// </summary>
    private readonly Lane answers = new(), notices = new(), events = new();

    private IConnection? connection;

    /// <summary>
    /// The largest message the broker takes, as far as is known: what is set, or else what its version takes when nobody changed it.
    /// </summary>
    public long MaxMessageBytes => BrokerLimit.Of(settings.BrokerMaximumBytes, connection?.ServerProperties);

    /// <summary>Makes what has to be there for what leaves, unless the connection stands.</summary>
    /// <exception cref="BrokerUnavailableException">The broker is out of reach.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken) => OpenAsync(answers, cancellationToken);

    /// <summary>Makes what has to be there for what leaves, though the connection stands: somebody may have removed it since.</summary>
    /// <exception cref="BrokerUnavailableException">The broker is out of reach, or does not make it.</exception>
    public async Task DeclareAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(QueueTopology.AfterDeletion, clock, cancellationToken);
        answers.Channel = null;
        await OpenAsync(answers, cancellationToken);
        Log.Declared(logger);
    }

    /// <summary>Publishes an answer, or a message of our own.</summary>
    /// <exception cref="OperationCanceledException">The broker did not confirm in time.</exception>
    /// <exception cref="BrokerUnavailableException">The broker is out of reach.</exception>
    /// <exception cref="RabbitMQClientException">
    /// It did not take this one: refused, or no queue is bound. Or it refused one beside it, and closed the channel of both.
    /// </exception>
    public Task PublishAsync(UnsentBericht unsent, CancellationToken cancellationToken)
    {
        var (scope, message) = (unsent.Scope!, Berichten.BerichtType.Of(unsent.Scope!.Standaard, unsent.Nummer));
        var properties = new BasicProperties
        {
            ContentType = "application/xml",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = unsent.MessageId.ToString(),
            CorrelationId = ShortText.OrNull(unsent.TransportId),
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
        return PublishAsync(
            answers, QueueNames.Out, $"{scope.Gemeente}.{message.Name.ToLowerInvariant()}", properties, unsent.Content, cancellationToken);
    }

    /// <summary>Publishes an event. It arrived when the broker confirms it, also when no queue is bound for it.</summary>
    /// <exception cref="OperationCanceledException">The broker did not confirm in time.</exception>
    /// <exception cref="BrokerUnavailableException">The broker is out of reach.</exception>
    public Task PublishAsync(UnsentEvent unsent, CancellationToken cancellationToken) => PublishAsync(
        events,
        QueueNames.Events,
        $"{unsent.Gemeente}.{unsent.Event.Kind}",
        new BasicProperties
        {
            ContentType = CloudEvent.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = unsent.Event.Id.ToString(),
            CorrelationId = ShortText.OrNull(unsent.TransportId),
            Type = CloudEvent.TypeOf(unsent.Event.Kind),
            Timestamp = new(clock.GetUtcNow().ToUnixTimeSeconds()),
        },
        CloudEvent.Write(unsent),
        cancellationToken,
        mandatory: false);

    /// <summary>Informs those who watch the queue of faults that a message was parked.</summary>
    public Task PublishAsync(FaultRow parked, CancellationToken cancellationToken) => PublishAsync(
        notices,
        "",
        QueueNames.Faults,
        new BasicProperties
        {
            ContentType = "text/plain",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = parked.BerichtId.ToString(),
            Headers = new Dictionary<string, object?>
            {
                [QueueNames.CauseHeader] = parked.Cause,
                [QueueNames.AttemptsHeader] = parked.Attempts,
            },
        },
        System.Text.Encoding.ASCII.GetBytes(parked.BerichtId.ToString()),
        cancellationToken);

    /// <summary>Puts aside a delivery that cannot be kept.</summary>
    public Task RejectAsync(byte[] content, string? transportId, string why, CancellationToken cancellationToken) => PublishAsync(
        notices,
        "",
        QueueNames.Rejected,
        new BasicProperties
        {
            ContentType = "application/xml",
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = ShortText.OrNull(transportId),
            Headers = new Dictionary<string, object?> { [QueueNames.CauseHeader] = why },
        },
        content,
        cancellationToken);

    /// <summary>Keeps what was seen in the store.</summary>
    public Task PublishMarkAsync(byte[] content, CancellationToken cancellationToken) => PublishAsync(
        notices,
        "",
        QueueNames.Mark,
        new BasicProperties { ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent },
        content,
        cancellationToken);

    /// <summary>What was kept last, or null when nothing was. It is there for the next one too; who asks meanwhile finds nothing.</summary>
    /// <exception cref="BrokerUnavailableException">The broker is out of reach.</exception>
    public async Task<byte[]?> PeekMarkAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(notices, cancellationToken);
        await using var asking = await connection!.CreateChannelAsync(cancellationToken: cancellationToken);
        if (await asking.BasicGetAsync(QueueNames.Mark, autoAck: false, cancellationToken) is not { } kept)
            return null;
        // Given back it would count as one more delivery, of which a broker allows so many.
        var content = kept.Body.ToArray();
        await PublishMarkAsync(content, cancellationToken);
        await asking.BasicAckAsync(kept.DeliveryTag, multiple: false, cancellationToken);
        return content;
    }

    /// <summary>How many messages lie ready in each of our queues.</summary>
    public async Task<IReadOnlyDictionary<string, long>> DepthsAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(notices, cancellationToken);
        // Not a channel to publish on: asking for a queue that is not there closes the one that is asked on.
        await using var asking = await connection!.CreateChannelAsync(cancellationToken: cancellationToken);
        var depths = new Dictionary<string, long>();
        foreach (var queue in new[] { QueueNames.In, QueueNames.Process, QueueNames.Out, QueueNames.Faults, QueueNames.Rejected })
            depths[queue] = await asking.MessageCountAsync(queue, cancellationToken);
        return depths;
    }

    /// <summary>How many messages lie ready in one queue.</summary>
    /// <exception cref="BrokerUnavailableException">The broker is out of reach.</exception>
    /// <exception cref="RabbitMQClientException">It does not report this queue.</exception>
    public async Task<long> DepthAsync(string queue, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.PublishTimeout);
        await OpenAsync(notices, limit.Token);
        // As for all of them: a queue that is not there closes the channel.
        await using var asking = await connection!.CreateChannelAsync(cancellationToken: limit.Token);
        return await asking.MessageCountAsync(queue, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        gate.Dispose();
    }

    private async Task PublishAsync(
        Lane lane,
        string exchange,
        string routingKey,
        BasicProperties properties,
        byte[] content,
        CancellationToken cancellationToken,
        bool mandatory = true)
    {
        var open = await OpenAsync(lane, cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.PublishTimeout);
        try
        {
            // The client does not always notice the limit itself when the broker was restarted.
            await open.BasicPublishAsync(exchange, routingKey, mandatory, properties, content, limit.Token).AsTask().WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // A broker that died may leave a connection that looks open and never answers.
            await CloseAsync(lane, open);
            throw;
        }
    }

    /// <exception cref="BrokerUnavailableException">There is no channel to publish on within the time for a publish.</exception>
    private async Task<IChannel> OpenAsync(Lane lane, CancellationToken cancellationToken)
    {
        if (lane.Channel is { IsOpen: true } already)
            return already;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.PublishTimeout);
        try
        {
            await gate.WaitAsync(limit.Token);
            try
            {
                return lane.Channel is { IsOpen: true } meanwhile ? meanwhile : lane.Channel = await OpenAsync(limit.Token);
            }
            finally
            {
                gate.Release();
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BrokerUnavailableException(e);
        }
    }

    private async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        // The broker closes a channel for one thing it does not take; a connection that stands is not to blame.
        if (connection is { IsOpen: false } broken)
        {
            connection = null;
            await AbandonAsync(broken);
        }

        var isNew = connection is null;
        connection ??= await factory.CreateConnectionAsync(cancellationToken);
        // The limiter of the client collapses when its window is full; this one makes the next wait.
        var opened = await connection.CreateChannelAsync(
            new(
                publisherConfirmationsEnabled: true,
                publisherConfirmationTrackingEnabled: true,
                outstandingPublisherConfirmationsRateLimiter: new System.Threading.RateLimiting.ConcurrencyLimiter(
                    new() { PermitLimit = MaxOutstanding, QueueLimit = int.MaxValue })),
            cancellationToken);
        await QueueTopology.DeclareAsync(opened, settings.Events, cancellationToken);
        if (isNew)
            LogConnected();
        return opened;
    }

    private void LogConnected()
    {
        Log.BrokerConnected(logger);
        if (settings.MaximumAnswerBytesInUse > MaxMessageBytes)
            Log.AnswersMayBeTooLarge(logger, settings.MaximumAnswerBytesInUse, MaxMessageBytes);
    }

    /// <summary>
    /// Who waits without limit for the goodbye of a broker that is gone keeps all who want to publish waiting; the client sometimes does.
    /// </summary>
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

    private async Task CloseAsync(Lane lane, IChannel broken)
    {
        await gate.WaitAsync();
        try
        {
            if (lane.Channel != broken || connection is null)
                return;
            (answers.Channel, notices.Channel, events.Channel) = (null, null, null);
            await AbandonAsync(connection);
            connection = null;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>A channel for one kind of messages, opened when it is needed.</summary>
    private sealed class Lane
    {
        public IChannel? Channel { get; set; }
    }
}
