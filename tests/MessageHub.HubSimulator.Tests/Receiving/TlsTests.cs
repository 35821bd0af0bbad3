using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MessageHub.HubSimulator.Tests.Receiving;

/// <summary>The gateway sends over TLS only, so the simulator can listen so.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-hub-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task An_https_address_shows_the_certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=simulator", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.Parse("2020-01-01Z"), DateTimeOffset.Parse("2050-01-01Z"));
        var file = Path.Combine(folder.FullName, "simulator.pfx");
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx));
        await using var hub = new Hub(new() { Listen = new("https://127.0.0.1:0"), Certificate = file }, TimeProvider.System);
        await hub.StartAsync();

        string? shown = null;
        using var client = new HttpClient(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, c, _, _) => (shown = c!.Thumbprint) == certificate.Thumbprint,
        });
        using var answer = await client.GetAsync(hub.Address);

        Assert.Equal("https", hub.Address.Scheme);
        Assert.Equal(certificate.Thumbprint, shown);
    }

    [Fact]
    public async Task An_https_address_without_a_certificate_is_refused()
    {
        await using var hub = new Hub(new() { Listen = new("https://127.0.0.1:0") }, TimeProvider.System);
        var refused = await Assert.ThrowsAsync<FormatException>(hub.StartAsync);
        Assert.Equal("To listen at an https address takes a certificate.", refused.Message);
    }
}
