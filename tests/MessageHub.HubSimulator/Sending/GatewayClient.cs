using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Sending;

/// <summary>Sends requests to the gateway. For many threads.</summary>
public sealed class GatewayClient : IDisposable
{
    private readonly Uri address;
    private readonly HttpClient http;
    private readonly X509Certificate2? certificate;

    /// <param name="certificate">Certificate to show as client; null for none.</param>
    /// <param name="trusted">The one server certificate or root to trust; null trusts what the system trusts.</param>
    /// <param name="timeout">How long an answer may take.</param>
    public GatewayClient(Uri address, TimeSpan timeout, X509Certificate2? certificate = null, X509Certificate2? trusted = null)
    {
        (this.address, this.certificate) = (address, certificate);
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            SslOptions = new()
            {
                ClientCertificates = certificate is null ? null : [certificate],
                RemoteCertificateValidationCallback = trusted is null ? null : (_, shown, _, _) => IsTrusted(shown, trusted),
            },
        };
        http = new(handler) { Timeout = timeout };
    }

    /// <summary>Sends a request once and reads the answer.</summary>
    /// <param name="about">The message in it, when the gateway can read that.</param>
    public async Task<Reply> PostAsync(GatewayRequest request, Envelope? about, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new(request.Method), address);
        if (request.Method is not "GET")
        {
            message.Content = new HalvedContent(request.Body, request.HalfWay);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        }

        if (request.Action is { } action)
            message.Headers.TryAddWithoutValidation("SOAPAction", $"\"{action}\"");
        if (request.Header is { } header)
            message.Headers.TryAddWithoutValidation(header.Name, header.Value);
        try
        {
            using var response = await http.SendAsync(message, cancellationToken);
            var content = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return ReplyReader.Read((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), content, about);
        }
        catch (Exception e) when (
            e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Reply.None;
        }
    }

    /// <summary>A connection on which bytes can be sent one by one.</summary>
    public Task<RawConnection> ConnectAsync(CancellationToken cancellationToken) =>
        RawConnection.OpenAsync(address, certificate, cancellationToken);

    public void Dispose() => http.Dispose();

    private static bool IsTrusted(X509Certificate? shown, X509Certificate2 trusted)
    {
        if (shown is not X509Certificate2 certificate)
            return false;
        if (certificate.Thumbprint == trusted.Thumbprint)
            return true;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
