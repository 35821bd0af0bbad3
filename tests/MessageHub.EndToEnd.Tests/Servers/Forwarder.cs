using System.Net;
using System.Net.Sockets;

namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// Stands before the nodes of a broker as a load balancer does: connections go to the nodes in turn, and past one that does not take them.
/// </summary>
internal sealed class Forwarder : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stopping = new();
    private readonly List<TcpListener> listeners = [];
    private readonly IReadOnlyList<int> ports;
    private int connections;

    /// <param name="ports">Of the nodes, on this machine.</param>
    /// <param name="addresses">Where to listen, all with one port.</param>
    public Forwarder(IReadOnlyList<int> ports, IReadOnlyList<IPAddress> addresses)
    {
        this.ports = ports;
        foreach (var address in addresses)
        {
            var listener = new TcpListener(address, Port);
            listener.Start();
            listeners.Add(listener);
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            _ = AcceptAsync(listener);
        }
    }

    public int Port { get; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        foreach (var listener in listeners)
            listener.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                _ = ForwardAsync(await listener.AcceptTcpClientAsync(stopping.Token));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The next one, or the end.
            }
        }
    }

    private async Task ForwardAsync(TcpClient caller)
    {
        using (caller)
        {
            using var node = await FirstAsync();
            if (node is null)
                return;
            var (there, back) = (CopyAsync(caller, node), CopyAsync(node, caller));
            // Who hangs up on one side hangs up on both.
            await Task.WhenAny(there, back);
        }
    }

    private async Task<TcpClient?> FirstAsync()
    {
        var first = Interlocked.Increment(ref connections) & int.MaxValue;
        foreach (var port in Enumerable.Range(first % ports.Count, ports.Count).Select(turn => ports[turn % ports.Count]))
        {
            var node = new TcpClient();
            try
            {
                await node.ConnectAsync(IPAddress.Loopback, port).WaitAsync(Limit);
                return node;
            }
            catch (Exception e) when (e is SocketException or TimeoutException)
            {
                node.Dispose();
            }
        }

        return null;
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), stopping.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Hung up.
        }
    }
}
