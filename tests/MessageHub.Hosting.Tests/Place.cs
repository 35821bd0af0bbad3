using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Data.Sqlite;

namespace MessageHub.Hosting.Tests;

/// <summary>A folder with all that documented settings name: a store, a certificate with its key and password, lists, schemas.</summary>
internal sealed class Place : IDisposable
{
    private const string Password = "een wachtwoord";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-hosting-");

    public Place()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=messagehub", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        var file = Write("certificate.pem", certificate.ExportCertificatePem());
        var keyFile = Write("key.pem", key.ExportEncryptedPkcs8PrivateKeyPem(Password, encryption));
        var password = Write("password", Password);
        Settings = DocumentedSettings.Values.ToDictionary(v => v.Key, v => (string?)v.Value);
        foreach (var part in new[] { "MessageHub:Gateway:Certificate", "Backoffice:Keys:Certificate", "Backoffice:Keys:Earlier:0" })
            (Settings[$"{part}:File"], Settings[$"{part}:Key"], Settings[$"{part}:PasswordFile"]) = (file, keyFile, password);
        Settings["MessageHub:Data"] = PathOf("data");
        Settings["MessageHub:Schemas"] = Path.Combine(AppContext.BaseDirectory, "schemas");
        Settings["MessageHub:Gemeentelijst"] = Write("gemeenten.csv", "code,label,valid_from,valid_to\n9998,Nieuwstad,2026-01-01,\n");
        Settings["MessageHub:Probes"] = $"http://127.0.0.1:{FreePort.Next()}";
        Settings["MessageHub:Gateway:Trust"] = file;
        Settings["MessageHub:Gateway:Clients"] = Write("clients.txt", "00000001001112223000\n");
        Settings["MessageHub:Gateway:Spool"] = folder.FullName;
        // A test of settings needs no lines of the log.
        Settings["Serilog:MinimumLevel:Default"] = "Fatal";
    }

    /// <summary>All documented settings, and a level of logging.</summary>
    public Dictionary<string, string?> Settings { get; }

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }
}
