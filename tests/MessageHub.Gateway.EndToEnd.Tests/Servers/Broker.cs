using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MessageHub.Gateway.EndToEnd.Tests.Servers;

/// <summary>A RabbitMQ of its own, because it gets killed.</summary>
internal sealed class Broker : IAsyncDisposable
{
    private readonly ServerScript server = new("rabbitmq");

    public string Address { get; private set; } = "";

    public static async Task<Broker> StartAsync()
    {
        var broker = new Broker();
        broker.Address = await broker.server.StartAsync();
        return broker;
    }

    /// <summary>Puts a message on a queue, that of what arrives unless another is named, and waits until the broker has it.</summary>
    public async Task PublishAsync(string transportId, byte[] content, string sender, string receiver, string queue = "messagehub.in")
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(
            new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await channel.BasicPublishAsync(
            exchange: "",
            routingKey: queue,
            mandatory: true,
            new BasicProperties
            {
                Persistent = true,
                ContentType = "application/xml",
                MessageId = transportId,
                Headers = new Dictionary<string, object?> { ["messagehub-sender"] = sender, ["messagehub-receiver"] = receiver },
            },
            content);
    }

    /// <summary>How many messages lie ready in a queue; null when there is no such queue or no broker.</summary>
    public async Task<uint?> CountAsync(string queue) => (await LookAsync(queue))?.MessageCount;

    /// <summary>Somebody consumes a queue.</summary>
    public async Task<bool> IsConsumedAsync(string queue) => await LookAsync(queue) is { ConsumerCount: > 0 };

    /// <summary>Takes a queue away, with what lies in it.</summary>
    public async Task DeleteAsync(string queue)
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeleteAsync(queue);
    }

    /// <summary>Starts it again with a largest message of so many bytes, or of as many as it takes by itself.</summary>
    public async Task LimitAsync(int? bytes)
    {
        await server.KillAsync();
        var file = Path.Combine(server.Folder, "rabbitmq.conf");
        var lines = (await File.ReadAllLinesAsync(file)).Where(l => !l.StartsWith("max_message_size", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(file, bytes is null ? lines : lines.Append($"max_message_size = {bytes}"));
        await server.ResumeAsync();
    }

    public Task KillAsync() => server.KillAsync();

    public Task ResumeAsync() => server.ResumeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<QueueDeclareOk?> LookAsync(string queue)
    {
        try
        {
            await using var connection = await ConnectAsync();
            await using var channel = await connection.CreateChannelAsync();
            return await channel.QueueDeclarePassiveAsync(queue);
        }
        catch (Exception e) when (e is OperationInterruptedException or BrokerUnreachableException)
        {
            return null;
        }
    }

    private Task<IConnection> ConnectAsync() =>
        new ConnectionFactory { Uri = new(Address), AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
}
