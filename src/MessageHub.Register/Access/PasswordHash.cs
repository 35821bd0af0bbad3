using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MessageHub.Register.Access;

/// <summary>
/// Passwords as they are kept, in the form of ASP.NET Core Identity, which checks them: a one, then the pseudo-random function, the number
/// of rounds and the length of the salt as four bytes each, the salt and the key.
/// </summary>
public static class PasswordHash
{
    private const int HmacSha512 = 2;
    private const int Rounds = 100_000;
    private const int SaltBytes = 16;
    private const int KeyBytes = 32;

    /// <summary>The salted hash of a password, with what it takes to check it.</summary>
    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = new byte[13 + SaltBytes + KeyBytes];
        hash[0] = 1;
        BinaryPrimitives.WriteInt32BigEndian(hash.AsSpan(1), HmacSha512);
        BinaryPrimitives.WriteInt32BigEndian(hash.AsSpan(5), Rounds);
        BinaryPrimitives.WriteInt32BigEndian(hash.AsSpan(9), SaltBytes);
        salt.CopyTo(hash, 13);
        Rfc2898DeriveBytes.Pbkdf2(password, salt, hash.AsSpan(13 + SaltBytes), Rounds, HashAlgorithmName.SHA512);
        return Convert.ToBase64String(hash);
    }

    /// <summary>A password for once: eighty bits, without letters and digits that look alike.</summary>
    public static string NewOneTimePassword() =>
        string.Join('-', RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16).Chunk(4).Select(c => new string(c)));
}
