using System.Security.Cryptography;
using System.Text.Encodings.Web;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// Sessions: the browser has a random token, the register its hash. A token is made here at the moment of signing in and never taken over
/// from outside, so nobody can fix one beforehand; ended in the register it is of no use to whoever copied it. Account, roles and
/// gemeenten are read on each request, so a right that is taken away is gone at once.
/// </summary>
public sealed class SessionSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionStore sessions,
    BackofficeSettings settings)
    : SignInAuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The prefix makes browsers refuse the cookie of another host name, without TLS or for a part of the paths.</summary>
    public const string Cookie = "__Host-messagehub";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Cookies.TryGetValue(Cookie, out var token) || token.Length == 0)
            return AuthenticateResult.NoResult();
        var used = await sessions.UseAsync(HashOf(token), TimeProvider.GetUtcNow(), settings.Own.SessionIdle, Context.RequestAborted);
        return used is { Account: var account } && (settings.Own.LocalAccounts || account.PasswordHash is null)
            ? AuthenticateResult.Success(new(SignedIn.As(account, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("The session ended.");
    }

    protected override async Task HandleSignInAsync(System.Security.Claims.ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        await EndAsync();
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = TimeProvider.GetUtcNow();
        await sessions.StartAsync(HashOf(token), new Viewer(user).AccountId, now, now + settings.Own.SessionLength, Context.RequestAborted);
        Response.Cookies.Append(Cookie, token, CookieOptions());
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        await EndAsync();
        Response.Cookies.Delete(Cookie, CookieOptions());
    }

    /// <summary>To the page to sign in; where somebody wanted to go comes back after it.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var wanted = HttpMethods.IsGet(Request.Method) ? LocalPath.Of(Request.Path + Request.QueryString) : "/";
        Response.Redirect($"/aanmelden?naar={Uri.EscapeDataString(wanted)}");
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private async Task EndAsync()
    {
        if (Request.Cookies.TryGetValue(Cookie, out var token) && token.Length > 0)
            await sessions.EndAsync(HashOf(token), TimeProvider.GetUtcNow(), Context.RequestAborted);
    }

    private static CookieOptions CookieOptions() => new()
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        IsEssential = true,
    };

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
}
