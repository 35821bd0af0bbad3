using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway.Tls;

/// <summary>
/// The certificate of this gateway, read again when its files change: a renewed one is used by the next connection, without a restart.
/// One that cannot be read leaves the earlier one in use. Safe for use by several threads.
/// </summary>
internal sealed class CertificateFile(CertificateSettings settings, ILogger<CertificateFile> logger)
{
    private readonly Lock turn = new();
    private SslStreamCertificateContext? current;
    private (DateTime, DateTime, DateTime) seen;

    /// <summary>The certificate with those above it.</summary>
    /// <exception cref="CryptographicException">None could be read so far.</exception>
    public SslStreamCertificateContext Current()
    {
        lock (turn)
        {
            var stamp = (StampOf(settings.File), StampOf(settings.Key), StampOf(settings.PasswordFile));
            if (current is not null && stamp == seen)
                return current;
            try
            {
                var loaded = Load();
                if (current is not null)
                    Log.CertificateReloaded(logger, loaded.TargetCertificate.NotAfter);
                current = loaded;
            }
            catch (Exception e) when (current is not null && e is CryptographicException or IOException or UnauthorizedAccessException)
            {
                // Half written perhaps; its next change is looked at again.
                Log.CertificateUnusable(logger, e.GetType().Name);
            }

            seen = stamp;
            return current!;
        }
    }

    private static DateTime StampOf(string file) => file.Length == 0 ? default : File.GetLastWriteTimeUtc(file);

    private SslStreamCertificateContext Load()
    {
        var password = settings.PasswordFile.Length == 0 ? null : File.ReadAllText(settings.PasswordFile).TrimEnd('\r', '\n');
        var above = new X509Certificate2Collection();
        X509Certificate2 own;
        if (Path.GetExtension(settings.File) is ".pfx" or ".p12")
        {
            above = X509CertificateLoader.LoadPkcs12CollectionFromFile(settings.File, password, X509KeyStorageFlags.EphemeralKeySet);
            own = above.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("There is no key.");
        }
        else
        {
            var key = settings.Key.Length == 0 ? settings.File : settings.Key;
            own = password is null ? X509Certificate2.CreateFromPemFile(settings.File, key) : X509Certificate2.CreateFromEncryptedPemFile(settings.File, password, key);
            above.ImportFromPemFile(settings.File);
        }

        above.Remove(own);
        return SslStreamCertificateContext.Create(own, above, offline: true);
    }
}
