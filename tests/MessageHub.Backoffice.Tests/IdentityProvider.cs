using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// An identity provider of an organisation, in the process of the tests. Whoever comes is signed in as <see cref="Person"/>.
/// </summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string Authority = "https://login.example/";
    public const string ClientId = "messagehub";
    public const string ClientSecret = "een geheim van de organisatie";

    private readonly WebApplication app;

    private IdentityProvider(WebApplication app) => this.app = app;

    /// <summary>Claims of who signs in next, by name; some have several values.</summary>
    public List<(string Claim, string Value)> Person { get; } = [];

    /// <summary>How a host reaches it.</summary>
    public HttpMessageHandler Handler => app.GetTestServer().CreateHandler();

    /// <summary>How a browser reaches it.</summary>
    public HttpClient Browser() => new(Handler) { BaseAddress = new(Authority) };

    public static async Task<IdentityProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.SetIssuer(new Uri(Authority))
                .SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("signout")
                .RegisterScopes(OpenIddictConstants.Scopes.Profile).AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
                .AddEphemeralEncryptionKey().AddEphemeralSigningKey()
                .EnableDegradedMode();
            options.UseAspNetCore()
                .EnableAuthorizationEndpointPassthrough()
                .EnableTokenEndpointPassthrough()
                .EnableEndSessionEndpointPassthrough();
            options.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.RedirectUri != "https://localhost/aanmelden/terug")
                    context.Reject("invalid_client");
                return default;
            }));
            options.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                    context.Reject("invalid_client");
                return default;
            }));
            options.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId)
                    context.Reject("invalid_client");
                return default;
            }));
        });
        var app = builder.Build();
        var provider = new IdentityProvider(app);
        app.UseAuthentication();
        app.Map("/authorize", provider.SignInAsync);
        app.MapPost("/token", async (HttpContext context) =>
        {
            var known = await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
            return Results.SignIn(known.Principal!, properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        });
        app.Map("/signout", () => Results.SignOut(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]));
        await app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult SignInAsync(HttpContext context)
    {
        var identity = new ClaimsIdentity("tests", "name", "roles");
        foreach (var (claim, value) in Person)
            identity.AddClaim(new(claim, value));
        identity.SetScopes(context.GetOpenIddictServerRequest()!.GetScopes());
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
        return Results.SignIn(new(identity), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
