using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MessageHub.Gateway.Tls;

/// <summary>
/// The client certificates that may call: OINs (20 digits) or SHA-256 fingerprints (64 hexadecimal digits), one a line; <c>#</c> begins a
/// remark. Read again when the file changes, so that who is taken off it is refused at once.
/// </summary>
internal sealed class ClientList(string file)
{
    private readonly Lock turn = new();
    private HashSet<string> allowed = [];
    private DateTime seen;

    /// <summary>This certificate may call. Whether it is trusted is another question.</summary>
    public bool Allows(X509Certificate2 certificate)
    {
        lock (turn)
        {
            var stamp = File.GetLastWriteTimeUtc(file);
            if (stamp != seen)
            {
                allowed = [.. File.ReadLines(file).Select(l => l.Split('#')[0].Replace(":", "", StringComparison.Ordinal).Trim().ToUpperInvariant()).Where(l => l.Length > 0)];
                seen = stamp;
            }

            return allowed.Contains(FingerprintOf(certificate)) || (OinOf(certificate) is { } oin && allowed.Contains(oin));
        }
    }

    /// <summary>How a caller is told of: by its OIN, or by its fingerprint.</summary>
    public static string NameOf(X509Certificate2 certificate) => OinOf(certificate) ?? FingerprintOf(certificate);

    private static string FingerprintOf(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>subject.serialNumber, as Digikoppeling puts the OIN there.</summary>
    private static string? OinOf(X509Certificate2 certificate) => certificate.SubjectName
        .EnumerateRelativeDistinguishedNames()
        .Where(name => !name.HasMultipleElements && name.GetSingleElementType().Value == "2.5.4.5")
        .Select(name => name.GetSingleElementValue())
        .FirstOrDefault(value => value is { Length: 20 } && value.All(char.IsAsciiDigit));
}
