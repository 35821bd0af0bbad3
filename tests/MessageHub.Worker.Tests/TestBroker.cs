using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MessageHub.Worker.Tests;

/// <summary>A virtual host of its own on the RabbitMQ of the tests, with a client that looks into its queues.</summary>
internal sealed class TestBroker : IAsyncDisposable
{
    private readonly string name = $"test-{Guid.NewGuid():N}";
    private readonly HttpClient management;
    private IConnection connection = null!;
    private IChannel channel = null!;

    private TestBroker()
    {
        var address = new Uri(Variable("MESSAGEHUB_TEST_RABBITMQ_MANAGEMENT"));
        management = new() { BaseAddress = address };
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
    }

    /// <summary>The address for a worker.</summary>
    public string Address => new UriBuilder(Variable("MESSAGEHUB_TEST_RABBITMQ")) { Path = name }.Uri.OriginalString;

    public static async Task<TestBroker> CreateAsync()
    {
        var broker = new TestBroker();
        // The broker takes connections a moment before its management does.
        await Wait.UntilAsync(() => broker.PutAsync($"api/vhosts/{broker.name}", new { }).Result, "a virtual host is made");
        var user = Uri.UnescapeDataString(new Uri(broker.Address).UserInfo.Split(':')[0]);
        Assert.True(await broker.PutAsync($"api/permissions/{broker.name}/{user}", new { configure = ".*", write = ".*", read = ".*" }));
        broker.connection = await new ConnectionFactory { Uri = new(broker.Address) }.CreateConnectionAsync();
        await broker.OpenAsync();
        return broker;
    }

    /// <summary>Puts a message where messages arrive.</summary>
    public async Task PublishAsync(string id, byte[] content, string? traceParent = null)
    {
        var properties = new BasicProperties { ContentType = "application/xml", DeliveryMode = DeliveryModes.Persistent, MessageId = id };
        if (traceParent is not null)
            properties.Headers = new Dictionary<string, object?> { ["traceparent"] = traceParent };
        // A queue that was made a moment ago may still refuse; a sender that gets no confirm sends again, with the same id.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await channel.BasicPublishAsync("", "messagehub.in", mandatory: true, properties, content);
                return;
            }
            catch (PublishException) when (attempt < 20)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    /// <summary>Has everything that goes to an exchange also go to a queue of the tests.</summary>
    public async Task TapAsync(string exchange, string queue)
    {
        await channel.QueueDeclareAsync(queue, durable: false, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(queue, exchange, "#");
    }

    /// <summary>Does something with what there is, over a channel of its own.</summary>
    public async Task OnChannelAsync(Func<IChannel, Task> work)
    {
        await using var own = await connection.CreateChannelAsync();
        await work(own);
    }

    /// <summary>Waits until there is such a queue: until a worker has made it.</summary>
    public Task UntilQueueAsync(string queue) => Wait.UntilAsync(
        () => management.GetAsync(new Uri($"api/queues/{name}/{queue}", UriKind.Relative)).Result.StatusCode is HttpStatusCode.OK,
        $"there is a queue {queue}");

    /// <summary>How many messages lie ready in a queue; none when there is no such queue (yet).</summary>
    public async Task<uint> CountAsync(string queue)
    {
        try
        {
            return await channel.MessageCountAsync(queue);
        }
        catch (OperationInterruptedException)
        {
            await OpenAsync();
            return 0;
        }
    }

    /// <summary>Takes everything out of a queue; nothing when there is no such queue.</summary>
    public async Task<IReadOnlyList<BasicGetResult>> TakeAllAsync(string queue)
    {
        var response = await management.GetAsync(new Uri($"api/queues/{name}/{queue}", UriKind.Relative));
        var taken = new List<BasicGetResult>();
        while (response.StatusCode is HttpStatusCode.OK && await channel.BasicGetAsync(queue, autoAck: true) is { } message)
            taken.Add(message);
        return taken;
    }

    /// <summary>All that the properties and headers of a message say.</summary>
    public static string TextOf(IReadOnlyBasicProperties properties) => string.Join(
        ' ',
        [
            properties.MessageId, properties.CorrelationId, properties.ContentType, properties.Type, properties.AppId, properties.UserId,
            properties.ReplyTo,
            .. properties.Headers?.Select(h => $"{h.Key}={(h.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : h.Value)}") ?? [],
        ]);

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await management.DeleteAsync(new Uri($"api/vhosts/{name}", UriKind.Relative));
        management.Dispose();
    }

    private async Task OpenAsync() =>
        channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));

    private async Task<bool> PutAsync(string path, object content)
    {
        try
        {
            return (await management.PutAsJsonAsync(path, content)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException(
        $"No RabbitMQ to test on. Run tests/run.sh, which brings one, or set {name}; tests/servers/rabbitmq.sh tells how to start one.");
}
