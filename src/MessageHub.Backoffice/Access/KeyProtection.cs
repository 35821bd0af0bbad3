using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// Keeps the keys in the store under a certificate, because what they seal (the secrets of the authenticator apps) lies beside them. The
/// framework protects a key when it makes it and never touches it again, and an app is sealed with the key of the day it was set up. So
/// each start puts under the present certificate what is not: a key that was stored in the clear, or under an earlier certificate.
/// </summary>
public sealed class KeyProtection(
    KeyStore ring,
    IReadOnlyList<X509Certificate2> certificates,
    IServiceProvider services,
    ILoggerFactory loggers,
    ILogger<KeyProtection> logger)
{
    private static readonly XNamespace Keys = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>Adds the keys that all hosts on one store share.</summary>
    public static void Add(IServiceCollection services, KeySettings settings)
    {
        var certificates = settings.Open();
        var keys = services.AddDataProtection().SetApplicationName("MessageHub.Backoffice");
        services.AddOptions<KeyManagementOptions>().Configure<KeyStore>((options, ring) => options.XmlRepository = new StoredKeys(ring));
        if (certificates.Count > 0)
            keys.ProtectKeysWithCertificate(certificates[0]).UnprotectKeysWithAnyCertificate([.. certificates]);
        services.AddSingleton(certificates);
        services.AddSingleton<KeyProtection>();
    }

    /// <summary>Puts the keys in the store under the certificate, and reports what is not protected or cannot be opened.</summary>
    /// <param name="mayLieOpen">Nothing in this store is worth protecting.</param>
    public void Apply(bool mayLieOpen)
    {
        var (moved, closed) = (0, 0);
        foreach (var (name, text) in ring.All())
        {
            var key = XElement.Parse(text);
            if (!Open(key))
                closed++;
            else if (Protect(key))
            {
                moved++;
                ring.Store(name, key.ToString(SaveOptions.DisableFormatting));
            }
        }

        if (moved > 0)
            Log.KeysProtected(logger, moved);
        if (closed > 0)
            Log.KeysClosed(logger, closed);
        if (certificates.Count == 0 && !mayLieOpen)
            Log.KeysUnprotected(logger);
    }

    /// <summary>Puts the clear text in the place of what is under an earlier certificate; false when that is not here.</summary>
    private bool Open(XElement key)
    {
        foreach (var sealedPart in key.Descendants(Keys + "encryptedSecret").ToList())
        {
            var under = sealedPart.Descendants(Signature + "X509Certificate").FirstOrDefault()?.Value ?? "";
            var index = certificates.ToList().FindIndex(c => c.RawDataMemory.Span.SequenceEqual(Convert.FromBase64String(under)));
            if (index < 0)
                return false;
            if (index == 0)
                continue;
            try
            {
                sealedPart.ReplaceWith(new EncryptedXmlDecryptor(services).Decrypt(sealedPart.Elements().First()));
            }
            catch (CryptographicException)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts what lies in the clear under the present certificate, in the form of the framework; false when nothing did.</summary>
    private bool Protect(XElement key)
    {
        var open = key.Descendants().Where(e => (bool?)e.Attribute(Keys + "requiresEncryption") is true).ToList();
        if (open.Count == 0 || certificates.Count == 0)
            return false;
        foreach (var part in open)
        {
            var encrypted = new CertificateXmlEncryptor(certificates[0], loggers).Encrypt(new(part));
            part.ReplaceWith(new XElement(
                Keys + "encryptedSecret",
                new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!),
                encrypted.EncryptedElement));
        }

        return true;
    }
}
