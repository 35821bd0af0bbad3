using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.RateLimiting;
using MessageHub.Processing.Queues;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace MessageHub.Load;

/// <summary>Senders and receivers in one: publishes messages, gets answers, and knows when each went and came.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    private readonly IConnection connection;
    private readonly IChannel sender;
    private readonly IChannel receiver;
    private readonly ConcurrentDictionary<string, long> sentAt = new();
    private readonly ConcurrentDictionary<string, TimeSpan> took = new();

    private Traffic(IConnection connection, IChannel sender, IChannel receiver) =>
        (this.connection, this.sender, this.receiver) = (connection, sender, receiver);

    /// <summary>How long each message took from its publishing to its answer.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Took => took;

    /// <summary>Opens the way to a worker that has made all its queues.</summary>
    /// <exception cref="OperationInterruptedException">It has not yet: it makes that for answers before the one it reads from.</exception>
    public static async Task<Traffic> OpenAsync(string rabbitMq)
    {
        var connection = await new ConnectionFactory { Uri = new(rabbitMq) }.CreateConnectionAsync();
        var traffic = new Traffic(
            connection,
            await connection.CreateChannelAsync(
                new(true, true, new ConcurrencyLimiter(new() { PermitLimit = 500, QueueLimit = int.MaxValue }))),
            await connection.CreateChannelAsync());
        await traffic.receiver.QueueDeclarePassiveAsync(QueueNames.In);
        var consumer = new AsyncEventingBasicConsumer(traffic.receiver);
        consumer.ReceivedAsync += traffic.KeepAsync;
        // Who gets the answers is not what is measured.
        await traffic.receiver.BasicConsumeAsync(QueueNames.Out, autoAck: true, consumer);
        return traffic;
    }

    /// <summary>Publishes and waits until the broker has it.</summary>
    public async Task PublishAsync(string queue, string id, byte[] content)
    {
        sentAt[id] = Stopwatch.GetTimestamp();
        var properties = new BasicProperties { MessageId = id, ContentType = "application/xml", DeliveryMode = DeliveryModes.Persistent };
        await sender.BasicPublishAsync("", queue, mandatory: true, properties, content);
    }

    /// <summary>Publishes many as fast as the broker takes them.</summary>
    public Task PublishAllAsync(string queue, IEnumerable<(string Id, byte[] Content)> messages) =>
        Parallel.ForEachAsync(
            messages, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (m, _) => await PublishAsync(queue, m.Id, m.Content));

    /// <summary>Publishes at a steady rate, whatever the answers do.</summary>
    public async Task PublishSteadilyAsync(string queue, IReadOnlyList<(string Id, byte[] Content)> messages, double perSecond)
    {
        var started = Stopwatch.GetTimestamp();
        var pending = new List<Task>();
        for (var n = 0; n < messages.Count; n++)
        {
            while (Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond < n)
                await Task.Delay(1);
            pending.Add(PublishAsync(queue, messages[n].Id, messages[n].Content));
        }

        await Task.WhenAll(pending);
    }

    public async Task UntilAnsweredAsync(int answers, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (took.Count < answers)
        {
            if (Stopwatch.GetElapsedTime(started) > patience)
                throw new TimeoutException($"{took.Count} of {answers} answers came.");
            await Task.Delay(2);
        }
    }

    public void Forget()
    {
        sentAt.Clear();
        took.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await connection.CloseAsync();
        await connection.DisposeAsync();
    }

    private Task KeepAsync(object channel, BasicDeliverEventArgs delivery)
    {
        if (delivery.BasicProperties.CorrelationId is { } id && sentAt.TryGetValue(id, out var at))
            took.TryAdd(id, Stopwatch.GetElapsedTime(at));
        return Task.CompletedTask;
    }
}
