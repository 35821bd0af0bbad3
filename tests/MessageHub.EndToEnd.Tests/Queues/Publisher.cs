using System.Threading.RateLimiting;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// The software of a gemeente or an aanbieder, as it should publish: persistent, mandatory, with confirms and a time limit, and again
/// with the same id until the broker has confirmed.
/// </summary>
internal sealed class Publisher(string address) : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConnectionFactory factory = new()
    {
        Uri = new(address), AutomaticRecoveryEnabled = false, ClientProvidedName = "test-publisher"
    };
    private IConnection? connection;
    private IChannel? channel;
    private int published;

    /// <summary>Publishes that were confirmed.</summary>
    public int Published => published;

    /// <summary>Publishes to the queue of arrivals.</summary>
    public Task PublishAsync(Parcel parcel, CancellationToken ct = default) => PublishAsync("messagehub.in", parcel, ct);

    /// <summary>Publishes to a queue; returns when the broker has it for certain.</summary>
    public async Task PublishAsync(string queue, Parcel parcel, CancellationToken ct = default)
    {
        var properties = new BasicProperties
        {
            ContentType = "application/xml", DeliveryMode = DeliveryModes.Persistent, MessageId = parcel.MessageId
        };
        while (true)
        {
            IChannel? open = null;
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
                limit.CancelAfter(Limit);
                open = await OpenAsync(limit.Token);
                await open.BasicPublishAsync("", queue, mandatory: true, properties, parcel.Content, limit.Token)
                    .AsTask()
                    .WaitAsync(limit.Token);
                Interlocked.Increment(ref published);
                return;
            }
            catch (Exception e) when (
                !ct.IsCancellationRequested
                    && e is RabbitMQClientException or OperationCanceledException or IOException or ObjectDisposedException)
            {
                // A returned message says nothing against the channel.
                if (e is not PublishException)
                    await CloseAsync(open);
                await Task.Delay(Again, ct);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        gate.Dispose();
    }

    private async Task<IChannel> OpenAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (channel is { IsOpen: true } already)
                return already;
            if (connection is not null)
                await AbandonAsync(connection);
            connection = await factory.CreateConnectionAsync(ct);
            var limiter = new ConcurrencyLimiter(new() { PermitLimit = 256, QueueLimit = int.MaxValue });
            return channel = await connection.CreateChannelAsync(new(true, true, limiter), ct);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Without waiting for the goodbye of a broker that is gone.</summary>
    private static async Task AbandonAsync(IConnection broken)
    {
        try
        {
            await broken.DisposeAsync().AsTask().WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            // It ends with the test.
        }
    }

    private async Task CloseAsync(IChannel? broken)
    {
        await gate.WaitAsync();
        try
        {
            if (broken is null || channel != broken)
                return;
            channel = null;
            await AbandonAsync(connection!);
            connection = null;
        }
        finally
        {
            gate.Release();
        }
    }
}
