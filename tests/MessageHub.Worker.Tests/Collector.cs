using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace MessageHub.Worker.Tests;

/// <summary>Takes what a worker sends to an OpenTelemetry collector over HTTP, and keeps the raw bytes.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();

    public Collector()
    {
        Address = $"http://127.0.0.1:{FreePort.Next()}";
        listener.Prefixes.Add($"{Address}/");
        listener.Start();
        _ = ListenAsync();
    }

    public string Address { get; }

    /// <summary>Everything that came in on a path, byte for byte, as Latin text: names in it are readable.</summary>
    public string TextOf(string path) => string.Concat(received.Where(r => r.Path == path).Select(r => Encoding.Latin1.GetString(r.Body)));

    public void Dispose() => listener.Close();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                received.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
