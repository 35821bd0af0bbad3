using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace MessageHub.Backoffice.Access;

/// <summary>Keeps the stage between two pages.</summary>
/// <param name="protection">Seals it, for ten minutes.</param>
public sealed class SignInStages(IDataProtectionProvider protection)
{
    private const string Cookie = "__Host-messagehub-aanmelden";

    private readonly ITimeLimitedDataProtector protector =
        protection.CreateProtector("MessageHub.Backoffice.SignInStage").ToTimeLimitedDataProtector();

    public SignInStage? Find(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(Cookie, out var text))
            return null;
        try
        {
            return JsonSerializer.Deserialize<SignInStage>(protector.Unprotect(text));
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    public void Set(HttpContext context, SignInStage stage) =>
        context.Response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(stage), AccessLimits.Stage), Options());

    public void Clear(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options());

    private static CookieOptions Options() => new()
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        IsEssential = true,
    };
}
