using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MessageHub.Gateway.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace MessageHub.Gateway.Tls;

/// <summary>
/// Two-way TLS. The handshake takes any client, or none, and remembers what it found; the first step of each request answers 401 or 403,
/// so that the other side learns what is wrong (ggk.md, section 7).
/// </summary>
internal sealed class MutualTls(CertificateFile certificate, GatewaySettings settings, ILogger<MutualTls> logger)
{
    /// <summary>1.2 and 1.3: older ones are forbidden.</summary>
    public const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";
    private const string ClientPurpose = "1.3.6.1.5.5.7.3.2";

    private static readonly object TrustedKey = new();
    private readonly ClientList clients = new(settings.Gateway.Clients, logger);
    private readonly WatchedFile<X509Certificate2> roots = new(settings.Gateway.Trust, nameof(GatewaySection.Trust), RootsOf, logger);

    /// <summary>What the server offers on a connection, with the certificate of that moment.</summary>
    public TlsHandshakeCallbackOptions Server() => new()
    {
        HandshakeTimeout = TimeSpan.FromSeconds(10),
        OnConnection = context => ValueTask.FromResult(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = certificate.Current(),
            EnabledSslProtocols = Protocols,
            AllowRenegotiation = false,
            ApplicationProtocols = [SslApplicationProtocol.Http11],
            ClientCertificateRequired = true,
            CertificateRevocationCheckMode = RevocationOf(settings.Gateway.Revocation),
            CertificateChainPolicy = PolicyFor(ClientPurpose),
            RemoteCertificateValidationCallback = (_, _, _, errors) => Remember(context.Connection, errors),
        }),
    };

    /// <summary>The status a request is refused with, or null when its caller may call.</summary>
    public int? Refusal(HttpContext context)
    {
        if (context.Connection.ClientCertificate is not { } client)
            return StatusCodes.Status401Unauthorized;
        var isTrusted = context.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(TrustedKey) is true;
        return isTrusted && IsForClients(client) && clients.Allows(client) ? null : StatusCodes.Status403Forbidden;
    }

    /// <summary>What the client side offers and asks.</summary>
    public SslClientAuthenticationOptions Client() => new()
    {
        ClientCertificateContext = certificate.Current(),
        EnabledSslProtocols = Protocols,
        CertificateRevocationCheckMode = RevocationOf(settings.Gateway.Revocation),
        CertificateChainPolicy = PolicyFor(ServerPurpose),
    };

    /// <summary>The handshake goes on either way; without the mark no request does.</summary>
    private static bool Remember(ConnectionContext connection, SslPolicyErrors errors) =>
        errors != SslPolicyErrors.None || connection.Items.TryAdd(TrustedKey, true);

    private static X509RevocationMode RevocationOf(Revocation revocation) =>
        revocation is Revocation.Online ? X509RevocationMode.Online : X509RevocationMode.NoCheck;

    /// <summary>Reading: a certificate that names no purposes is not one for clients, though it might be used for all.</summary>
    private static bool IsForClients(X509Certificate2 certificate) => certificate.Extensions
        .OfType<X509EnhancedKeyUsageExtension>()
        .Any(usage => usage.EnhancedKeyUsages.OfType<Oid>().Any(purpose => purpose.Value == ClientPurpose));

    private static List<X509Certificate2> RootsOf(byte[] content)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPem(Encoding.UTF8.GetString(content));
        return found.Count > 0 ? [.. found] : throw new CryptographicException("There is no certificate in it.");
    }

    /// <summary>Only our own roots: that a certificate is trusted by the machine says nothing here.</summary>
    private X509ChainPolicy? PolicyFor(string purpose)
    {
        if (settings.Gateway.Trust.Length == 0)
            return null;
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = RevocationOf(settings.Gateway.Revocation),
        };
        policy.CustomTrustStore.AddRange(roots.Current().ToArray());
        policy.ApplicationPolicy.Add(new(purpose));
        return policy;
    }
}
