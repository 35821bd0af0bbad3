using System.Net.Security;
using System.Security.Cryptography;
using MessageHub.Hosting;

namespace MessageHub.Gateway.Tls;

/// <summary>
/// The certificate of this gateway, read again when the content of its files changes: a renewed one is used by the next connection, without
/// a restart, also when the files are links that are swapped. One that cannot be read leaves the earlier one in use. Safe for use by
/// several threads.
/// </summary>
internal sealed class CertificateFile(CertificateSettings settings, ILogger<CertificateFile> logger)
{
    private readonly Lock gate = new();
    private SslStreamCertificateContext? current;
    private CertificateContent? seen;
    private string? fault;

    /// <summary>The certificate with those above it.</summary>
    /// <exception cref="CryptographicException">None could be read so far.</exception>
    public SslStreamCertificateContext Current()
    {
        lock (gate)
        {
            try
            {
                var content = CertificateContent.Of(settings);
                if (current is not null && content.IsSameAs(seen))
                    return current;
                // Also when it cannot be used: half written perhaps; its next change is looked at again.
                seen = content;
                var (own, above) = content.Open();
                var loaded = SslStreamCertificateContext.Create(own, above, offline: true);
                if (current is not null)
                    Log.CertificateReloaded(logger, loaded.TargetCertificate.NotAfter);
                (current, fault) = (loaded, null);
            }
            catch (Exception e) when (current is not null && CertificateContent.IsUnusable(e))
            {
                if (fault != e.GetType().Name)
                    Log.CertificateUnusable(logger, fault = e.GetType().Name);
            }

            return current!;
        }
    }
}
