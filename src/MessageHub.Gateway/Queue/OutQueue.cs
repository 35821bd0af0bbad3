using System.Text;
using MessageHub.Gateway.Envelopes;
using MessageHub.Gateway.Outward;
using MessageHub.Gateway.Settings;
using MessageHub.Processing.Queues;
using MessageHub.Register.Database;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace MessageHub.Gateway.Queue;

/// <summary>
/// Takes messages from the queue <c>messagehub.out</c> and acknowledges each when it stands in the store as an envelope to send, or in
/// quarantine. The queue is declared by whoever fills it; as long as it is not there, this waits.
/// </summary>
internal sealed class OutQueue(
    QueueConnection queue, OutboundIntake intake, GatewaySettings settings, TimeProvider clock, ILogger<OutQueue> logger)
    : PollingService(null, settings.Gateway.PollInterval, clock, logger)
{
    /// <summary>So often the broker is asked whether our consumer is still there: one that ends it may not say so.</summary>
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(10);

    private readonly TimeProvider clock = clock;
    private readonly ILogger logger = logger;

    /// <summary>
    /// Consumes until the channel is gone, or the broker ends the consumer and leaves the channel open: it does that when the queue was
    /// deleted or its node is lost, and would never send anything again.
    /// </summary>
    protected override async Task<bool> WorkAsync(CancellationToken ct)
    {
        if (!queue.IsSet)
            return false;
        await using var channel = await queue.ChannelAsync(null, ct);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            gone.TrySetResult();
            return Task.CompletedTask;
        };
        await channel.BasicQosAsync(0, settings.Prefetch, global: false, ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.UnregisteredAsync += (_, _) =>
        {
            gone.TrySetResult();
            return Task.CompletedTask;
        };
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            try
            {
                await TakeAsync(MessageOf(delivery), ct);
                await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, ct);
            }
            catch (Exception) when (ct.IsCancellationRequested || !channel.IsOpen)
            {
                // It stays in the queue and comes again.
            }
        };
        await channel.BasicConsumeAsync(QueueNames.Out, autoAck: false, consumer, ct);
        do
        {
            // Being told nothing for so long is no trouble of its own.
            await gone.Task.WaitAsync(BetweenQuestions, clock, ct)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
        }
        while (!gone.Task.IsCompleted && await IsConsumedAsync(ct));
        Log.QueueLost(logger, "closed");
        return false;
    }

    /// <summary>
    /// The queue is there and somebody consumes it. While that is another gateway, what comes is in good hands; when it ends, we find out.
    /// </summary>
    private async Task<bool> IsConsumedAsync(CancellationToken ct)
    {
        // Not the channel of the consumer: asking for a queue that is not there closes the one that is asked on.
        await using var asking = await queue.ChannelAsync(null, ct);
        try
        {
            return await asking.ConsumerCountAsync(QueueNames.Out, ct) > 0;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return false;
        }
    }

    /// <summary>
    /// Until the store has it. A message is not given back to the queue when the store is away: brokers count redeliveries and throw a
    /// message out after some. One that fails by itself goes to quarantine after some attempts, with the cause, so that the next one comes.
    /// </summary>
    private async Task TakeAsync(QueueMessage message, CancellationToken ct)
    {
        var attempts = 0;
        var cause = "";
        while (true)
        {
            try
            {
                if (attempts < Setbacks.MaxAttempts)
                    await intake.TakeAsync(message, ct);
                else
                    await intake.SetAsideAsync(message, cause, ct);
                return;
            }
            catch (RegisterException e) when (e.IsTransient)
            {
                LogFault(e);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                attempts++;
                cause = $"het ging bij ons mis ({e.GetType().Name})";
                Log.QueueMessageFault(logger, e is RegisterException ? e.Message : e.GetType().Name, attempts);
            }

            await Task.Delay(settings.Gateway.PollInterval, clock, ct);
        }
    }

    private static QueueMessage MessageOf(BasicDeliverEventArgs delivery)
    {
        var properties = delivery.BasicProperties;
        return new(
            properties.MessageId,
            properties.CorrelationId,
            Header(QueueNames.MessageHeader),
            Header(QueueNames.SenderHeader),
            Header(QueueNames.ReceiverHeader),
            // The memory of a delivery is given back when its handler ends.
            delivery.Body.ToArray());

        string? Header(string name) => properties.Headers?.TryGetValue(name, out var value) is true
            ? value switch { byte[] bytes => Encoding.UTF8.GetString(bytes), string text => text, _ => null }
            : null;
    }
}
