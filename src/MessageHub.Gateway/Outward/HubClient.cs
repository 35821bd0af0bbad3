using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Settings;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Outward;

/// <summary>Speaks HTTP with one connection, with the certificate of that moment.</summary>
internal sealed class HubClient(ConnectionSettings connection, Func<SslClientAuthenticationOptions>? tls) : IDisposable
{
    /// <summary>A receipt or a refusal has a few kilobytes.</summary>
    private const int MaxReplyBytes = 1 << 20;

    private readonly Lock gate = new();
    private HttpClient? client;
    private SslStreamCertificateContext? certificate;

    /// <summary>Offers an envelope once.</summary>
    /// <exception cref="HttpRequestException">No connection, or it broke.</exception>
    public async Task<DeliveryResult> SendAsync(OutgoingEnvelope envelope, Stream content, CancellationToken ct)
    {
        HttpClient client;
        try
        {
            client = Client();
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return new DeliveryResult.NotOffered($"no certificate, {e.GetType().Name}");
        }

        content.Position = 0;
        using var request = new HttpRequestMessage(HttpMethod.Post, connection.Url) { Content = new StreamContent(new KeepOpen(content)) };
        request.Content.Headers.ContentType = new("text/xml") { CharSet = "utf-8" };
        request.Content.Headers.ContentLength = content.Length;
        if (envelope.IsSoap)
            request.Headers.TryAddWithoutValidation("SOAPAction", $"\"{ActionOf(envelope.Kind)}\"");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!envelope.IsSoap)
            return OfAdapter(response.StatusCode);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.InternalServerError))
            return response.StatusCode is HttpStatusCode.RequestEntityTooLarge ? Refused(response.StatusCode) : NotYet(response.StatusCode);
        return await ReadAsync(response.Content, ct) is { } reply
            ? ReplyScan.Read(reply, envelope.Referentienummer)
            : new DeliveryResult.NotYet("the answer is too long");
    }

    public void Dispose() => client?.Dispose();

    private static string ActionOf(string kind) => kind switch
    {
        "Di01" => EnvelopeKind.Di01.SoapAction,
        "Du01" => EnvelopeKind.Du01.SoapAction,
        "Fo01" => EnvelopeKind.Fo01.SoapAction,
        _ => throw new UnreachableException(),
    };

    private static DeliveryResult OfAdapter(HttpStatusCode status) => status switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new DeliveryResult.Taken(DeliveryState.Sent),
        HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity => Refused(status),
        _ => NotYet(status),
    };

    private static DeliveryResult.Refused Refused(HttpStatusCode status) => new($"HTTP {(int)status}", "Niet aangenomen.");

    private static DeliveryResult.NotYet NotYet(HttpStatusCode status) => new($"HTTP {(int)status}");

    private static async Task<MemoryStream?> ReadAsync(HttpContent content, CancellationToken ct)
    {
        var reply = new MemoryStream();
        await using var stream = await content.ReadAsStreamAsync(ct);
        var buffer = new byte[8192];
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            if (reply.Length + read > MaxReplyBytes)
                return null;
            reply.Write(buffer, 0, read);
        }

        reply.Position = 0;
        return reply;
    }

    /// <summary>A new client when the certificate is a new one; requests on their way end with the earlier one.</summary>
    private HttpClient Client()
    {
        lock (gate)
        {
            var options = tls?.Invoke();
            if (client is not null && ReferenceEquals(options?.ClientCertificateContext, certificate))
                return client;
            certificate = options?.ClientCertificateContext;
            var handler = new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ActivityHeadersPropagator = null,
                ConnectTimeout = connection.Timeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                MaxResponseHeadersLength = 16,
            };
            if (options is not null)
                handler.SslOptions = options;
            // The time limit is that of the pipeline.
            client = new(handler) { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestVersion = HttpVersion.Version11 };
            return client;
        }
    }

    /// <summary>A request closes what it sends; a retry needs it again.</summary>
    private sealed class KeepOpen(Stream content) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => content.Length;

        public override long Position
        {
            get => content.Position;
            set => content.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => content.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            content.ReadAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => content.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
