using System.Collections.Concurrent;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// Who consumes the queue of answers as one should: acknowledges what was kept, knows a second delivery by its message id, and comes
/// back when the connection breaks.
/// </summary>
internal sealed class AnswerReader : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Answer> byMessageId = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Answer>> byCorrelation = new();
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly ConnectionFactory factory;
    private readonly Task running;
    private int deliveries;

    public AnswerReader(string address)
    {
        factory = new() { Uri = new(address), AutomaticRecoveryEnabled = false, ClientProvidedName = "test-reader" };
        running = RunAsync();
    }

    /// <summary>Reported of each new answer.</summary>
    public event Action<Answer>? Answered;

    /// <summary>Each answer once.</summary>
    public IReadOnlyCollection<Answer> Answers => [.. byMessageId.Values];

    /// <summary>Deliveries of an answer that was delivered before.</summary>
    public int Duplicates => deliveries - byMessageId.Count;

    /// <summary>What may not happen and did.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>The answer to a message, when it has come.</summary>
    public Task<Answer> AnswerTo(string transportId) => Awaited(transportId).Task;

    public bool HasAnswered(string transportId) => Awaited(transportId).Task.IsCompleted;

    /// <summary>Stops consuming; what was kept stays.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopping.Dispose();
    }

    private TaskCompletionSource<Answer> Awaited(string transportId) =>
        byCorrelation.GetOrAdd(transportId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task RunAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ConsumeAsync();
            }
            catch (Exception) when (!stopping.IsCancellationRequested)
            {
                // Whatever the broker did: who reads answers comes back.
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    /// <summary>
    /// Consumes until the connection ends, or the broker ends the consumer because the queue was deleted or lost its leader.
    /// </summary>
    private async Task ConsumeAsync()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connection = await factory.CreateConnectionAsync(stopping.Token);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stopping.Token);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        await channel.BasicQosAsync(0, 200, false, stopping.Token);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.UnregisteredAsync += (_, _) =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            Keep(delivery);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync("messagehub.out", autoAck: false, consumer, stopping.Token);
        await ended.Task.WaitAsync(stopping.Token);
    }

    private void Keep(BasicDeliverEventArgs delivery)
    {
        var properties = delivery.BasicProperties;
        var message = properties.Headers?["messagehub-message"] is byte[] text ? Encoding.UTF8.GetString(text) : "";
        var answer = new Answer(
            properties.MessageId ?? "", properties.CorrelationId ?? "", message, delivery.RoutingKey, delivery.Body.ToArray());
        Interlocked.Increment(ref deliveries);
        if (!byMessageId.TryAdd(answer.MessageId, answer))
        {
            var first = byMessageId[answer.MessageId];
            if (first.CorrelationId != answer.CorrelationId || !first.Content.AsSpan().SequenceEqual(answer.Content))
                complaints.Enqueue(
                    $"Two answers with id {answer.MessageId} differ: to {first.CorrelationId} and to {answer.CorrelationId}");
            return;
        }

        if (!Awaited(answer.CorrelationId).TrySetResult(answer))
            complaints.Enqueue($"A second answer to {answer.CorrelationId}");
        Answered?.Invoke(answer);
    }
}
