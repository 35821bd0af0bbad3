using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// A reverse proxy says who signed in with it. It is believed only when it sends the secret that this host shares with it: anybody can
/// send a header. The account has to be here, because rights are kept here, and to be one that signs in that way: who may choose a name
/// at the organisation does not get into an account with a password of ours.
/// </summary>
public sealed class ProxySignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    AccountStore accounts,
    BackofficeSettings settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public new const string Scheme = "proxy";

    /// <summary>The header with the shared secret.</summary>
    public const string SecretHeader = "X-MessageHub-Proxy";

    /// <summary>Whether somebody claims to be signed in with a proxy, rightly or not.</summary>
    public static bool IsClaimed(HttpContext context, BackofficeSettings settings) =>
        settings.Own.ProxySecret.Length > 0
        && (context.Request.Headers.ContainsKey(settings.Own.ProxyUserHeader) || context.Request.Headers.ContainsKey(SecretHeader));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // More than one value is a header that somebody added to that of the proxy.
        var (secret, user) = (Request.Headers[SecretHeader], Request.Headers[settings.Own.ProxyUserHeader]);
        if (secret is not [{ } sent] || !IsSecret(sent) || user is not [{ Length: > 0 and <= 200 } name])
        {
            Log.ForgedProxyHeader(Logger);
            return AuthenticateResult.Fail("The proxy did not prove itself.");
        }

        var account = await accounts.FindByNameAsync(name, Context.RequestAborted);
        return account is { DisabledAt: null, PasswordHash: null, Subject: null }
            ? AuthenticateResult.Success(new(SignedIn.As(account, Scheme), Scheme))
            : AuthenticateResult.Fail("There is no such account.");
    }

    /// <summary>There is no page to sign in on: the proxy has that.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool IsSecret(string sent) => CryptographicOperations.FixedTimeEquals(HashOf(sent), HashOf(settings.Own.ProxySecret));

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
