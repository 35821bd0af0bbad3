using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.WebUtilities;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// Where a request comes from: its address, and the browser when somebody signed in with it before. A browser is known by a random token
/// that it got at a sign-in and that opens nothing; it only has its own count of wrong attempts.
/// </summary>
public static class CallerPlace
{
    private const string Cookie = "__Host-messagehub-browser";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public static SignInPlace Of(HttpContext context) => new(AddressOf(context), BrowserOf(context) is { } token ? HashOf(token) : null);

    /// <summary>The place of a sign-in that succeeded: from now on its browser is known.</summary>
    public static SignInPlace Known(HttpContext context)
    {
        var token = BrowserOf(context) ?? WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        context.Response.Cookies.Append(Cookie, token, new()
        {
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            IsEssential = true,
            MaxAge = Kept,
        });
        return new(AddressOf(context), HashOf(token));
    }

    /// <summary>The address, of IPv6 the half that one customer has: he has all addresses of it.</summary>
    public static string AddressOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }

    private static string? BrowserOf(HttpContext context) =>
        context.Request.Cookies.TryGetValue(Cookie, out var token) && token.Length is > 0 and <= 100 ? token : null;

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
