using System.Security.Cryptography;
using System.Text;

namespace MessageHub.Backoffice.Access;

/// <summary>Codes for whoever lost the telephone with the app: each works once.</summary>
public static class RecoveryCode
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 16;

    public static IReadOnlyList<string> NewSet() => [.. Enumerable.Range(0, 8).Select(_ => New())];

    /// <summary>The code without what people add to it, or null when it cannot be one.</summary>
    public static string? Normal(string typed)
    {
        var code = string.Concat(typed.ToUpperInvariant().Where(c => c is not ('-' or ' ')));
        return code.Length == Length && code.All(Letters.Contains) ? code : null;
    }

    /// <summary>Eighty random bits need no salt and no slow hash.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)));

    private static string New() => string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(4).Select(c => new string(c)));
}
