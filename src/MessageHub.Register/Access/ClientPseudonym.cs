using System.Security.Cryptography;
using System.Text;
using MessageHub.Berichten;

namespace MessageHub.Register.Access;

/// <summary>
/// Stands in for a person in the access log: the same for the same person, and of no use without the key. HMAC-SHA-256 of the BSN, of
/// which 128 bits are kept, as 32 hexadecimal digits.
/// </summary>
/// <param name="key">At least 32 random bytes, kept apart from the database where that is possible.</param>
public sealed class ClientPseudonym(byte[] key)
{
    private const int KeyBytes = 32;
    private const int KeptBytes = 16;

    private readonly byte[] key = key.Length >= KeyBytes
        ? key
        : throw new ArgumentException($"A key has at least {KeyBytes} bytes.", nameof(key));

    /// <summary>The pseudonym of a person.</summary>
    public string Of(Bsn bsn) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(bsn.Value)).AsSpan(0, KeptBytes));
}
