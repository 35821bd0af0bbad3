using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway.Tls;

/// <summary>
/// The client certificates that may call: OINs (20 digits) or SHA-256 fingerprints (64 hexadecimal digits), one a line; <c>#</c> begins a
/// remark. Read again when the file changes, so that who is taken off it is refused at once.
/// </summary>
internal sealed class ClientList(string file, ILogger logger)
{
    private readonly WatchedFile<string> allowed = new(file, nameof(GatewaySection.Clients), Parse, logger);

    /// <summary>This certificate may call. Whether it is trusted is another question.</summary>
    public bool Allows(X509Certificate2 certificate)
    {
        var names = allowed.Current();
        return names.Contains(FingerprintOf(certificate)) || (OinOf(certificate) is { } oin && names.Contains(oin));
    }

    /// <summary>How a caller is reported: by its OIN, or by its fingerprint.</summary>
    public static string NameOf(X509Certificate2 certificate) => OinOf(certificate) ?? FingerprintOf(certificate);

    private static FrozenSet<string> Parse(byte[] content) => Encoding.UTF8.GetString(content)
        .Split('\n')
        .Select(line => line.Split('#')[0].Replace(":", "", StringComparison.Ordinal).Trim().ToUpperInvariant())
        .Where(line => line.Length > 0)
        .ToFrozenSet();

    private static string FingerprintOf(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>
    /// subject.serialNumber, as Digikoppeling puts the OIN there. Reading: a subject with two of them has none, and so has one with several
    /// values in a part, because which one counts would depend on who reads it.
    /// </summary>
    private static string? OinOf(X509Certificate2 certificate)
    {
        var parts = certificate.SubjectName.EnumerateRelativeDistinguishedNames().ToList();
        if (parts.Any(p => p.HasMultipleElements))
            return null;
        var numbers = parts.Where(p => p.GetSingleElementType().Value == "2.5.4.5").Select(p => p.GetSingleElementValue()).ToList();
        return numbers is [{ Length: 20 } oin] && oin.All(char.IsAsciiDigit) ? oin : null;
    }
}
