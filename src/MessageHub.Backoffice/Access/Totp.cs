using OtpNet;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// Codes of an authenticator app: RFC 6238 with what every app takes without being configured, HMAC-SHA-1, thirty seconds and six digits.
/// </summary>
public static class Totp
{
    /// <summary>A clock may be one step slow or fast.</summary>
    private static readonly VerificationWindow Tolerance = new(previous: 1, future: 1);

    /// <summary>A new shared secret: 160 bits, as RFC 4226 advises.</summary>
    public static byte[] NewSecret() => KeyGeneration.GenerateRandomKey(20);

    /// <summary>The step whose code this is, or null when it is none of the steps around this moment.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="code">What the person typed; spaces do not count.</param>
    /// <param name="now">The moment.</param>
    /// <remarks>
    /// That no code works twice is for <see cref="Register.Access.AccountStore.UseTotpStepAsync"/>: several hosts may see it at once.
    /// </remarks>
    public static long? Match(byte[] secret, string code, DateTimeOffset now)
    {
        var typed = code.Replace(" ", "", StringComparison.Ordinal);
        return new OtpNet.Totp(secret).VerifyTotp(now.UtcDateTime, typed, out var step, Tolerance) ? step : null;
    }

    /// <summary>The secret as people type it into an app (RFC 4648 base 32), in groups of four.</summary>
    public static string ForPeople(byte[] secret) => string.Join(' ', Base32Encoding.ToString(secret).Chunk(4).Select(g => new string(g)));

    /// <summary>What a QR code for an app holds.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="account">Name of the account.</param>
    public static string Uri(byte[] secret, string account) =>
        $"otpauth://totp/MessageHub:{System.Uri.EscapeDataString(account)}?secret={Base32Encoding.ToString(secret)}&issuer=MessageHub";
}
