using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MessageHub.Backoffice.Tests;

/// <summary>A certificate with its key in one PEM file, as an operator makes one.</summary>
internal static class KeyCertificate
{
    public const string Password = "geheim-van-de-sleutel";

    /// <summary>Makes the file; with <see cref="Password"/> when that is asked.</summary>
    public static string Make(DirectoryInfo folder, string name, bool hasPassword = false)
    {
        using var key = RSA.Create(2048);
        using var certificate = Sign(new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var pem = hasPassword
            ? key.ExportEncryptedPkcs8PrivateKeyPem(Password, new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000))
            : key.ExportPkcs8PrivateKeyPem();
        return Write(folder, name, certificate, pem);
    }

    /// <summary>As the keys of web servers often are; XML encryption has no use for it.</summary>
    public static string MakeElliptic(DirectoryInfo folder, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Sign(new($"CN={name}", key, HashAlgorithmName.SHA256));
        return Write(folder, name, certificate, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Expired long ago: nobody but the host that made it has to believe it.</summary>
    private static X509Certificate2 Sign(CertificateRequest request) =>
        request.CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static string Write(DirectoryInfo folder, string name, X509Certificate2 certificate, string key)
    {
        var file = Path.Combine(folder.FullName, $"{name}.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + key);
        return file;
    }
}
