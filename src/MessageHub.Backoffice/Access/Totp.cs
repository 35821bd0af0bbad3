using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// Codes of an authenticator app: RFC 6238 over RFC 4226 with what every app takes without being told, HMAC-SHA-1, thirty seconds and
/// six digits.
/// </summary>
public static class Totp
{
    private const int Period = 30;
    private const int Digits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>How many steps a clock may be slow or fast.</summary>
    private const int Tolerance = 1;

    /// <summary>A new shared secret: 160 bits, as RFC 4226 advises.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The number of the period of thirty seconds a moment lies in.</summary>
    public static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / Period;

    /// <summary>The code of one step.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="step">As <see cref="StepOf"/> gives it.</param>
    /// <param name="digits">Length of the code, at most 9.</param>
    public static string Code(byte[] secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Authenticator apps know no other; HMAC does not lean on what is weak in SHA-1.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 0xF)..]) & 0x7FFFFFFF;
        var modulus = 1u;
        for (var i = 0; i < digits; i++)
            modulus *= 10;
        return (number % modulus).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step whose code this is, or null when it is none of the steps around this moment.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="code">What the person typed; spaces do not count.</param>
    /// <param name="now">The moment.</param>
    /// <remarks>
    /// That no code works twice is for <see cref="Register.Access.AccountBook.UseTotpStepAsync"/>: several hosts may see it at once.
    /// </remarks>
    public static long? Match(byte[] secret, string code, DateTimeOffset now)
    {
        var typed = Encoding.UTF8.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        long? match = null;
        // All steps are compared, whatever the first says, so that the time taken tells nothing.
        for (var step = StepOf(now) - Tolerance; step <= StepOf(now) + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(Code(secret, step))))
                match = step;
        }

        return match;
    }

    /// <summary>The secret as people type it into an app (RFC 4648 base 32, no padding), in groups of four.</summary>
    public static string ForPeople(byte[] secret) => string.Join(' ', ToBase32(secret).Chunk(4).Select(g => new string(g)));

    /// <summary>What a QR code for an app holds.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="account">Name of the account.</param>
    public static string Uri(byte[] secret, string account) =>
        $"otpauth://totp/MessageHub:{System.Uri.EscapeDataString(account)}?secret={ToBase32(secret)}&issuer=MessageHub";

    private static string ToBase32(byte[] bytes)
    {
        var result = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var b in bytes)
        {
            (buffer, bits) = ((buffer << 8) | b, bits + 8);
            for (; bits >= 5; bits -= 5)
                result.Append(Base32[(buffer >> (bits - 5)) & 31]);
            buffer &= (1 << bits) - 1;
        }

        return bits == 0 ? result.ToString() : result.Append(Base32[(buffer << (5 - bits)) & 31]).ToString();
    }
}
