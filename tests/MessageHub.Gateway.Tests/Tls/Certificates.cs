using System.Diagnostics;
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
    public X509Certificate2 Issue(
        string name, X509Certificate2? by = null, string until = "2049-01-01Z", string purposes = "1.3.6.1.5.5.7.3.1 1.3.6.1.5.5.7.3.2")
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (purposes.Length > 0)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. purposes.Split(' ').Select(p => new Oid(p))], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(
            by ?? root, DateTimeOffset.Parse("2020-01-02Z"), DateTimeOffset.Parse(until), RandomNumberGenerator.GetBytes(16));
        using var withKey = certificate.CopyWithPrivateKey(key);
        // A key that is only in memory is not taken by every platform.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>
    /// Mounts files as a kubelet does: each name is a link into <c>..data</c>, a link to a folder that is replaced by one rename. All get
    /// the same time, so that only their content informs them apart.
    /// </summary>
    /// <returns>The folder with the names.</returns>
    public string Mounted(string mount, string version, params (string Name, string Text)[] files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, mount)).FullName;
        var real = Directory.CreateDirectory(Path.Combine(folder, $"..{version}")).FullName;
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(real, name), text);
            File.SetLastWriteTimeUtc(Path.Combine(real, name), DateTime.Parse("2026-01-01"));
            if (new FileInfo(Path.Combine(folder, name)).LinkTarget is null)
                File.CreateSymbolicLink(Path.Combine(folder, name), Path.Combine("..data", name));
        }

        Directory.CreateSymbolicLink(Path.Combine(folder, "..data_tmp"), $"..{version}");
        // One rename that replaces what is there, which neither File.Move nor Directory.Move does with a link to a folder.
        using var rename = Process.Start("mv", ["-T", Path.Combine(folder, "..data_tmp"), Path.Combine(folder, "..data")]);
        rename.WaitForExit();
        Assert.Equal(0, rename.ExitCode);
        return folder;
    }

    public static string PemOf(X509Certificate2 certificate) =>
        certificate.ExportCertificatePem() + "\n" + certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem();

    public string WriteCertificate(string name, X509Certificate2 certificate) =>
        Written(name, PemOf(certificate));

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
