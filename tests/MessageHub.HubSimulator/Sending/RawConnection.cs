using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MessageHub.HubSimulator.Sending;

/// <summary>
/// A bare connection to the gateway, for what a proper client never does: stop half-way, dawdle, leave before the answer.
/// </summary>
public sealed class RawConnection : IAsyncDisposable
{
    private readonly Socket socket;
    private readonly Stream stream;
    private readonly Uri address;

    private RawConnection(Uri address, Socket socket, Stream stream) =>
        (this.address, this.socket, this.stream) = (address, socket, stream);

    /// <summary>
    /// Connects. The certificate of the server is not looked at: nothing is reported over this connection that has to be kept.
    /// </summary>
    /// <exception cref="SocketException">There is nobody.</exception>
    public static async Task<RawConnection> OpenAsync(Uri address, X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (address.Scheme == Uri.UriSchemeHttps)
            {
#pragma warning disable CA5359 // See the summary.
                var tls = new SslStream(stream, leaveInnerStreamOpen: false, (_, _, _, _) => true);
#pragma warning restore CA5359
                await tls.AuthenticateAsClientAsync(
                    new() { TargetHost = address.Host, ClientCertificates = certificate is null ? null : [certificate] },
                    cancellationToken);
                stream = tls;
            }

            return new(address, socket, stream);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The request line and headers, with the length of the whole body.</summary>
    public Task SendHeadAsync(GatewayRequest request, CancellationToken cancellationToken)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{request.Method} {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n")
            .Append(
                CultureInfo.InvariantCulture,
                $"Content-Type: {request.ContentType}\r\nContent-Length: {request.Body.Length}\r\nConnection: close\r\n");
        if (request.Action is { } action)
            head.Append(CultureInfo.InvariantCulture, $"SOAPAction: \"{action}\"\r\n");
        return SendAsync(Encoding.ASCII.GetBytes($"{head}\r\n"), cancellationToken);
    }

    /// <summary>Bytes of the body.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <summary>Waits until the first byte of an answer is there.</summary>
    public async Task UntilAnsweredAsync(CancellationToken cancellationToken) =>
        await stream.ReadExactlyAsync(new byte[1], cancellationToken);

    /// <summary>All that comes until the other side closes: status, Content-Type and body.</summary>
    public async Task<(int Status, string? ContentType, byte[] Body)> ReadAsync(CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, cancellationToken);
        var bytes = all.ToArray();
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return (0, null, []);
        var head = Encoding.ASCII.GetString(bytes, 0, end).Split("\r\n");
        var status = head[0].Split(' ') is [_, var code, ..] && int.TryParse(code, out var number) ? number : 0;
        var contentType = head.FirstOrDefault(h => h.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase))?[
            "Content-Type:".Length..].Trim();
        var isChunked = head.Any(
            h => h.StartsWith("Transfer-Encoding:", StringComparison.OrdinalIgnoreCase)
                && h.Contains("chunked", StringComparison.OrdinalIgnoreCase));
        var body = bytes[(end + 4)..];
        return (status, contentType, isChunked ? Joined(body) : body);
    }

    /// <summary>Ends the connection at once, without a farewell.</summary>
    public void Break()
    {
        socket.LingerState = new(true, 0);
        socket.Close();
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private static byte[] Joined(byte[] chunks)
    {
        using var joined = new MemoryStream();
        for (var at = 0; at < chunks.Length;)
        {
            var end = chunks.AsSpan(at).IndexOf("\r\n"u8);
            if (end < 0
                || !int.TryParse(
                    Encoding.ASCII.GetString(chunks, at, end), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size)
                || size == 0)
                break;
            at += end + 2;
            joined.Write(chunks, at, Math.Min(size, chunks.Length - at));
            at += size + 2;
        }

        return joined.ToArray();
    }
}
