using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MessageHub.Hosting;

/// <summary>What stood in the files of a certificate at one moment: they may be replaced while a host runs.</summary>
public sealed class CertificateContent
{
    private readonly bool isPkcs12;
    private readonly byte[] certificate;
    private readonly byte[] key;
    private readonly byte[]? password;

    private CertificateContent(CertificateSettings settings)
    {
        isPkcs12 = Path.GetExtension(settings.File) is ".pfx" or ".p12";
        certificate = File.ReadAllBytes(settings.File);
        key = settings.Key.Length == 0 ? certificate : File.ReadAllBytes(settings.Key);
        password = settings.PasswordFile.Length == 0 ? null : File.ReadAllBytes(settings.PasswordFile);
    }

    /// <summary>Whether this exception of <see cref="Of"/> or <see cref="Open"/> says that the files are of no use.</summary>
    public static bool IsUnusable(Exception exception) =>
        exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException;

    /// <summary>Reads the files.</summary>
    /// <exception cref="IOException">One is not there or cannot be read.</exception>
    public static CertificateContent Of(CertificateSettings settings) => new(settings);

    /// <summary>True when both have the same certificate and the same chain, whatever file they came from.</summary>
    public bool IsSameAs(CertificateContent? other) => other is not null
        && certificate.AsSpan().SequenceEqual(other.certificate)
        && key.AsSpan().SequenceEqual(other.key)
        && password.AsSpan().SequenceEqual(other.password);

    /// <summary>The certificate with its key, and those above it.</summary>
    /// <exception cref="CryptographicException">They are no certificate with its key, or the password is another.</exception>
    public (X509Certificate2 Own, X509Certificate2Collection Above) Open()
    {
        var secret = password is null ? null : Encoding.UTF8.GetString(password).TrimEnd('\r', '\n');
        var above = new X509Certificate2Collection();
        X509Certificate2 own;
        if (isPkcs12)
        {
            above = X509CertificateLoader.LoadPkcs12Collection(certificate, secret, X509KeyStorageFlags.EphemeralKeySet);
            own = above.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("There is no key.");
        }
        else
        {
            var (pem, keyPem) = (Encoding.UTF8.GetString(certificate), Encoding.UTF8.GetString(key));
            own = secret is null
                ? X509Certificate2.CreateFromPem(pem, keyPem)
                : X509Certificate2.CreateFromEncryptedPem(pem, keyPem, secret);
            above.ImportFromPem(pem);
        }

        above.Remove(own);
        return (own, above);
    }
}
