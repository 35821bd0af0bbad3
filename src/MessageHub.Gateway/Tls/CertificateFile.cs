using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway.Tls;

/// <summary>
/// The certificate of this gateway, read again when the content of its files changes: a renewed one is used by the next connection, without
/// a restart, also when the files are links that are swapped. One that cannot be read leaves the earlier one in use. Safe for use by several
/// threads.
/// </summary>
internal sealed class CertificateFile(CertificateSettings settings, ILogger<CertificateFile> logger)
{
    private readonly Lock turn = new();
    private SslStreamCertificateContext? current;
    private Content? seen;
    private string? fault;

    /// <summary>The certificate with those above it.</summary>
    /// <exception cref="CryptographicException">None could be read so far.</exception>
    public SslStreamCertificateContext Current()
    {
        lock (turn)
        {
            try
            {
                var content = new Content(BytesOf(settings.File), BytesOf(settings.Key), BytesOf(settings.PasswordFile));
                if (current is not null && content.IsSameAs(seen))
                    return current;
                // Also when it cannot be used: half written perhaps; its next change is looked at again.
                seen = content;
                var loaded = Load(content);
                if (current is not null)
                    Log.CertificateReloaded(logger, loaded.TargetCertificate.NotAfter);
                (current, fault) = (loaded, null);
            }
            catch (Exception e) when (current is not null && e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
            {
                if (fault != e.GetType().Name)
                    Log.CertificateUnusable(logger, fault = e.GetType().Name);
            }

            return current!;
        }
    }

    private static byte[] BytesOf(string file) => file.Length == 0 ? [] : File.ReadAllBytes(file);

    private SslStreamCertificateContext Load(Content content)
    {
        var password = settings.PasswordFile.Length == 0 ? null : Encoding.UTF8.GetString(content.Password).TrimEnd('\r', '\n');
        var above = new X509Certificate2Collection();
        X509Certificate2 own;
        if (Path.GetExtension(settings.File) is ".pfx" or ".p12")
        {
            above = X509CertificateLoader.LoadPkcs12Collection(content.Certificate, password, X509KeyStorageFlags.EphemeralKeySet);
            own = above.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("There is no key.");
        }
        else
        {
            var certificate = Encoding.UTF8.GetString(content.Certificate);
            var key = settings.Key.Length == 0 ? certificate : Encoding.UTF8.GetString(content.Key);
            own = password is null
                ? X509Certificate2.CreateFromPem(certificate, key)
                : X509Certificate2.CreateFromEncryptedPem(certificate, key, password);
            above.ImportFromPem(certificate);
        }

        above.Remove(own);
        return SslStreamCertificateContext.Create(own, above, offline: true);
    }

    /// <summary>The files of one moment.</summary>
    private sealed record Content(byte[] Certificate, byte[] Key, byte[] Password)
    {
        public bool IsSameAs(Content? other) => other is not null
            && Certificate.AsSpan().SequenceEqual(other.Certificate)
            && Key.AsSpan().SequenceEqual(other.Key)
            && Password.AsSpan().SequenceEqual(other.Password);
    }
}
