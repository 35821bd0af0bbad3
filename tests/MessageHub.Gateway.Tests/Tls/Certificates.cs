using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MessageHub.Gateway.Tests.Tls;

/// <summary>A root of our own and certificates below it, in a folder that goes with the test.</summary>
internal sealed class Certificates : IDisposable
{
    private readonly X509Certificate2 root = RootOf("CN=Test Root");

    public string Folder { get; } = Directory.CreateTempSubdirectory("messagehub-certificates-").FullName;

    public string Trust => Written("root.pem", root.ExportCertificatePem());

    public static X509Certificate2 RootOf(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.Parse("2020-01-01Z"), DateTimeOffset.Parse("2050-01-01Z"));
    }

    /// <summary>A certificate with its key.</summary>
    public X509Certificate2 Issue(string name, X509Certificate2? by = null, string until = "2049-01-01Z")
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1"), new("1.3.6.1.5.5.7.3.2")], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(by ?? root, DateTimeOffset.Parse("2020-01-02Z"), DateTimeOffset.Parse(until), RandomNumberGenerator.GetBytes(16));
        using var withKey = certificate.CopyWithPrivateKey(key);
        // A key that is only in memory is not taken by every platform.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    public string WriteCertificate(string name, X509Certificate2 certificate) =>
        Written(name, certificate.ExportCertificatePem() + "\n" + certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());

    public string Written(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        root.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
