using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace MessageHub.Gateway.EndToEnd.Tests.Servers;

/// <summary>
/// Passes on all that client and broker say, but for one thing: the word of the broker that it has ended a consumer (basic.cancel).
/// </summary>
internal sealed class CancelDroppingProxy : IAsyncDisposable
{
    private const int HeaderLength = 7;

    /// <summary>Of a frame that holds a method: class and number of basic.cancel.</summary>
    private const uint BasicCancel = (60 << 16) | 30;

    private readonly CancellationTokenSource stopping = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri broker;
    private int dropped;

    public CancelDroppingProxy(string broker)
    {
        this.broker = new(broker);
        listener.Start();
        Address = new UriBuilder(this.broker) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri.OriginalString;
        _ = AcceptAsync();
    }

    public string Address { get; }

    /// <summary>How often the broker said that a consumer has ended.</summary>
    public int Dropped => Volatile.Read(ref dropped);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                _ = PassAsync(await listener.AcceptTcpClientAsync(stopping.Token));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The next one, or the end.
            }
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using (client)
        {
            using var server = new TcpClient();
            try
            {
                await server.ConnectAsync(broker.Host, broker.Port, stopping.Token);
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), stopping.Token),
                    PassFramesAsync(server.GetStream(), client.GetStream()));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // One side hung up, and so does the other.
            }
        }
    }

    /// <summary>A frame is its kind (1 byte), channel (2), length of its content (4), the content and an end (1).</summary>
    private async Task PassFramesAsync(NetworkStream from, NetworkStream to)
    {
        var header = new byte[HeaderLength];
        while (true)
        {
            await from.ReadExactlyAsync(header, stopping.Token);
            var rest = new byte[BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(3)) + 1];
            await from.ReadExactlyAsync(rest, stopping.Token);
            if (header[0] == 1 && BinaryPrimitives.ReadUInt32BigEndian(rest) == BasicCancel)
            {
                Interlocked.Increment(ref dropped);
                continue;
            }

            await to.WriteAsync(header, stopping.Token);
            await to.WriteAsync(rest, stopping.Token);
        }
    }
}
