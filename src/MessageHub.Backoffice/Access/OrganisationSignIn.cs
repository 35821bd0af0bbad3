using System.Security.Claims;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// Signing in at the organisation's identity provider: the authorization code flow of OpenID Connect with PKCE. What the provider says of
/// somebody is put in an account here at each time he signs in, and a session of ours starts; no token is kept. Who the person is, is known
/// by issuer and subject, because a name can be given to somebody else later.
/// </summary>
public static class OrganisationSignIn
{
    /// <summary>The name of the scheme.</summary>
    public const string Scheme = "organisation";

    /// <summary>Where the provider sends people back to.</summary>
    public const string CallbackPath = "/aanmelden/terug";

    /// <summary>Where the provider sends people back to who signed out.</summary>
    public const string SignedOutPath = "/afmelden/terug";

    /// <summary>Adds it, when there is a provider.</summary>
    internal static AuthenticationBuilder AddOrganisation(this AuthenticationBuilder builder, OrganisationSettings settings) =>
        settings.IsOn
        ? builder.AddOpenIdConnect(Scheme, options => Set(options, settings))
        : builder;

    private static void Set(OpenIdConnectOptions options, OrganisationSettings settings)
    {
        options.SignInScheme = SignedIn.Scheme;
        options.Authority = settings.Authority;
        // Plain http is taken from this machine only, which the settings hold.
        options.RequireHttpsMetadata = settings.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // In a form: an address ends up in histories and logs.
        options.ResponseMode = OpenIdConnectResponseMode.FormPost;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.CallbackPath = CallbackPath;
        options.SignedOutCallbackPath = SignedOutPath;
        options.Events.OnTicketReceived = TakeAsync;
        options.Events.OnRemoteFailure = context => RefuseAsync(context, context.Failure?.GetType().Name ?? "unknown");
        options.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            // Instead of the token of who signs out, which is not kept.
            context.ProtocolMessage.ClientId = settings.ClientId;
            return Task.CompletedTask;
        };
    }

    /// <summary>Who came back becomes an account of ours, or is sent away.</summary>
    private static async Task TakeAsync(TicketReceivedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var settings = services.GetRequiredService<BackofficeSettings>().Own.OpenIdConnect;
        var person = context.Principal!;
        var (subject, name) = (person.FindFirst("sub"), person.FindFirstValue(settings.NameClaim));
        var clock = services.GetRequiredService<TimeProvider>();
        var roles = settings.RolesOf(ValuesOf(person, settings.RoleClaim));
        var account = subject is null || name is not { Length: > 0 and <= AccessLimits.MaxNameLength }
            ? null
            : await services.GetRequiredService<AccountStore>().TakeFromProviderAsync(
                new(
                    $"{subject.Issuer}|{subject.Value}",
                    name,
                    person.FindFirstValue(settings.DisplayNameClaim) ?? name,
                    roles,
                    settings.GemeentenOf(ValuesOf(person, settings.GemeenteClaim))),
                clock.GetUtcNow(),
                context.HttpContext.RequestAborted);
        if (account is null || roles.Count == 0)
        {
            await RefuseAsync(context, account is null ? "no account can be made of what it says" : "it gives no role");
            return;
        }

        await services.GetRequiredService<SignInAttempts>().SignedInAsync(
            account, CallerPlace.Known(context.HttpContext), clock.GetUtcNow(), context.HttpContext.RequestAborted);
        context.Principal = SignedIn.As(account, SignedIn.Scheme);
        Log.SignedIn(LoggerOf(context.HttpContext), account.Id);
    }

    /// <summary>What the provider said of it may hold a name or a token, so the kind of trouble is all that is reported.</summary>
    private static Task RefuseAsync(HandleRequestContext<RemoteAuthenticationOptions> context, string why)
    {
        Log.OrganisationRefused(LoggerOf(context.HttpContext), why);
        context.Response.Redirect("/aanmelden?fout=organisatie");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static string[] ValuesOf(ClaimsPrincipal person, string claim) => [.. person.FindAll(claim).Select(c => c.Value)];

    private static ILogger LoggerOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OrganisationSignIn));
}
