using MessageHub.Gateway.Settings;
using RabbitMQ.Client;

namespace MessageHub.Gateway.Queue;

/// <summary>
/// The one connection to the broker, opened when somebody needs it and again when it is gone. The client of RabbitMQ itself and not
/// MassTransit: the bodies on both queues are messages of the standard, not envelopes of a bus, and there is one publisher and one
/// consumer; MassTransit would have to be configured each time not to do what it is for. Recovery is our own rounds, so the client's is
/// off.
/// </summary>
internal sealed class QueueConnection(GatewaySettings settings, ILogger<QueueConnection> logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private IConnection? connection;

    /// <summary>False when no broker is set: then what arrives waits in the store.</summary>
    public bool IsSet => settings.RabbitMq.Length > 0;

    /// <summary>It is open at this moment.</summary>
    public bool IsOpen => connection?.IsOpen is true;

    /// <summary>A new channel on the open connection.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.RabbitMQClientException">The broker is out of reach.</exception>
    public async Task<IChannel> ChannelAsync(CreateChannelOptions? options, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (connection is not { IsOpen: true })
            {
                if (connection is not null)
                    await connection.DisposeAsync();
                connection = null;
                var factory = new ConnectionFactory
                {
                    Uri = new(settings.RabbitMq),
                    ClientProvidedName = "messagehub-gateway",
                    AutomaticRecoveryEnabled = false,
                    TopologyRecoveryEnabled = false,
                    RequestedConnectionTimeout = TimeSpan.FromSeconds(10),
                    RequestedHeartbeat = TimeSpan.FromSeconds(15),
                };
                connection = await factory.CreateConnectionAsync(ct);
                Log.QueueConnected(logger);
            }

            return await connection.CreateChannelAsync(options, ct);
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        gate.Dispose();
    }
}
