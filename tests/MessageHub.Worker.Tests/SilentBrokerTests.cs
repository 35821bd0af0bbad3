using System.Net;
using System.Net.Sockets;
using MessageHub.Worker.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client.Exceptions;

namespace MessageHub.Worker.Tests;

/// <summary>A broker that takes what is sent and says nothing any more, not even goodbye.</summary>
public sealed class SilentBrokerTests
{
    /// <summary>Also for opening a connection, which takes over a second on a machine that does much else.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task What_cannot_be_published_fails_in_time_and_the_next_goes_over_a_new_connection()
    {
        await using var broker = await TestBroker.CreateAsync();
        await using var line = new Line(new Uri(broker.Address).Port);
        var address = new UriBuilder(broker.Address) { Host = "127.0.0.1", Port = line.Port }.Uri.OriginalString;
        await using var publisher = new RawPublisher(
            new() { RabbitMq = address, PublishTimeout = Limit }, TimeProvider.System, NullLogger<RawPublisher>.Instance);
        await PublishAsync(publisher, "before");

        line.FallSilent();
        var many = Enumerable.Range(0, 20).Select(n => Record.ExceptionAsync(() => PublishAsync(publisher, $"lost-{n}"))).ToList();

        // The first whose time is up closes the connection, also for those that wait on it.
        Assert.All(
            await Task.WhenAll(many).WaitAsync(Wait.MaxWait),
            e => Assert.True(e is OperationCanceledException or AlreadyClosedException, e?.ToString() ?? "it was published"));
        await PublishAsync(publisher, "after").WaitAsync(Wait.MaxWait);
        Assert.Equal(
            ["before", "after"],
            (await broker.TakeAllAsync("messagehub.rejected"))
                .Select(m => m.BasicProperties.MessageId)
                .Where(id => !id!.StartsWith("lost", StringComparison.Ordinal)));
    }

    private static Task PublishAsync(RawPublisher publisher, string id) =>
        publisher.RejectAsync("<x/>"u8.ToArray(), id, "A test.", CancellationToken.None);

    /// <summary>
    /// Passes on what is said between a client and a server on this machine, until it falls silent; later connections speak again.
    /// </summary>
    private sealed class Line : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, FreePort.Next());
        private readonly CancellationTokenSource end = new();
        private readonly int server;
        private readonly Task accepting;
        private CancellationTokenSource silence = new();

        public Line(int server)
        {
            this.server = server;
            listener.Start();
            accepting = AcceptAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public void FallSilent() => Interlocked.Exchange(ref silence, new()).Cancel();

        public async ValueTask DisposeAsync()
        {
            await end.CancelAsync();
            listener.Stop();
            await accepting;
            end.Dispose();
            silence.Dispose();
        }

        private async Task AcceptAsync()
        {
            var open = new List<TcpClient>();
            try
            {
                while (true)
                {
                    var client = await listener.AcceptTcpClientAsync(end.Token);
                    var upstream = new TcpClient();
                    await upstream.ConnectAsync(IPAddress.Loopback, server, end.Token);
                    open.AddRange([client, upstream]);
                    _ = PassAsync(client.GetStream(), upstream.GetStream(), silence.Token);
                    _ = PassAsync(upstream.GetStream(), client.GetStream(), silence.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                open.ForEach(o => o.Dispose());
            }
        }

        private static async Task PassAsync(NetworkStream from, NetworkStream to, CancellationToken silence)
        {
            try
            {
                await from.CopyToAsync(to, silence);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // Both stay open: nobody hears that nothing comes any more.
            }
        }
    }
}
