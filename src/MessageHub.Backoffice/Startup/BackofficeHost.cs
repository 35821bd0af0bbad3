using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Backoffice.Text;
using MessageHub.Hosting;
using MessageHub.Processing.Decisions;
using MessageHub.Example;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Lists;
using MessageHub.Register.Queries.Aanbieders;
using MessageHub.Register.Queries.Obligations;
using MessageHub.Register.Queries.Percelen;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Register.Queries.Today;
using MessageHub.Register.Queries.Toewijzingen;
using MessageHub.Register.Queries.Trace;
using MessageHub.Register.Requests;
using MessageHub.Register.Talks;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MessageHub.Backoffice.Startup;

/// <summary>Puts the backoffice together. What a test starts is what an operator starts.</summary>
public static class BackofficeHost
{
    private const string EitherScheme = "either";

    /// <summary>
    /// Where settings come from. Settings, pages and styles travel with the program; folders are relative to where it is started.
    /// </summary>
    /// <exception cref="ValidationException">The folder of secrets cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(BackofficeHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.UseHostSources(args);
        return builder;
    }

    /// <summary>Builds a host that is not started yet.</summary>
    /// <param name="builder">With the settings.</param>
    /// <param name="isDemo">Fill it with an example.</param>
    /// <param name="region">The region of steering that is the example; null is the region of everyday work.</param>
    /// <exception cref="ValidationException">Settings are wrong; the text names every one.</exception>
    public static WebApplication Build(WebApplicationBuilder builder, bool isDemo, SteeringRegion? region = null)
    {
        if (isDemo)
            BackofficeDemo.Prepare(builder, region);
        var settings = SettingsReader.Read<BackofficeSettings>(builder.Configuration);
        builder.WebHost.UseUrls(settings.Own.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The largest thing anybody sends is a file of agreements.
            kestrel.Limits.MaxRequestBodySize = 4 * 1024 * 1024;
        });
        builder.AddOperation(settings, "messagehub-backoffice");
        AddRegister(builder.Services, settings);
        AddAccess(builder.Services, settings);
        AddPages(builder.Services);

        var app = builder.Build();
        var isHttps = settings.Own.TlsEndsAtProxy || settings.Own.Url.StartsWith("https:", StringComparison.Ordinal);
        if (settings.Own.TrustedProxyNetworks is { Count: > 0 } networks)
            app.UseForwardedHeaders(ForwardedBy(networks));
        app.Use((context, next) =>
        {
            // A proxy ended TLS, or this is the machine itself, which browsers trust as they trust TLS: cookies are for TLS in any case.
            context.Request.Scheme = "https";
            return next(context);
        });
        SecurityHeaders.Use(app, isHttps, settings.Own.OpenIdConnect);
        FaultPages.Use(app);
        app.UseStaticFiles(new StaticFileOptions
        {
            // The address of a style sheet changes with its content.
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        return app;
    }

    private static void AddRegister(IServiceCollection services, BackofficeSettings settings)
    {
        services.AddSingleton(settings);
        services.AddStore(settings);
        services.AddJudging(settings);
        services.AddSingleton<DecideOnHeld>();
        services.AddSingleton<DecideOnRequest>();
        services.AddSingleton<RequestStore>();
        services.AddSingleton<RejectionQueries>();
        services.AddSingleton<BerichtQueries>();
        services.AddSingleton<ToewijzingQueries>();
        services.AddSingleton<HeldQueries>();
        services.AddSingleton<RejectedOwnQueries>();
        services.AddSingleton<AgreementStore>();
        services.AddScoped<Pages.Afspraken.ProposedAgreements>();
        services.AddSingleton<ObligationQueries>();
        services.AddSingleton<OverviewQueries>();
        services.AddSingleton<ListStore>();
        services.AddSingleton<PerceelQueries>();
        services.AddSingleton<CompletenessQueries>();
        services.AddSingleton<AanbiederQueries>();
        services.AddSingleton<ContractQueries>();
        services.AddSingleton<CareQueries>();
        services.AddSingleton<TalkStore>();
        services.TryAddSingleton(FirstAccount.Rights.Administrator);
        services.TryAddSingleton(new StartPage(null));
        services.AddSingleton<FirstAccount>();
        services.AddHostedService<BackofficeStart>();
    }

    private static void AddAccess(IServiceCollection services, BackofficeSettings settings)
    {
        var signsInElsewhere = settings.Own.ProxySecret.Length > 0 || settings.Own.OpenIdConnect.IsOn;
        services.AddSingleton(provider => new AccountStore(provider.GetRequiredService<RegisterDatabase>(), signsInElsewhere));
        services.AddSingleton(new SignInAttempts.Limits(AccessLimits.Attempts, AccessLimits.Lock, AccessLimits.AttemptsOfStrangers));
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<AccountChanges>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<AccessLog>();
        services.AddSingleton<KeyStore>();
        services.AddSingleton<CredentialChecker>();
        services.AddSingleton<SignInStages>();
        services.AddSingleton<SignInSteps>();
        services.AddScoped<Looks>();
        services.AddHttpContextAccessor();
        services.AddScoped(provider => new Viewer(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.User));
        services.AddScoped<KnownNames>();
        KeyProtection.Add(services, settings.Own.Keys);
        services
            .AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, options =>
                options.ForwardDefaultSelector = context => ProxySignIn.IsClaimed(context, settings) ? ProxySignIn.Scheme : SignedIn.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionSignIn>(SignedIn.Scheme, null)
            .AddScheme<AuthenticationSchemeOptions, ProxySignIn>(ProxySignIn.Scheme, null)
            .AddOrganisation(settings.Own.OpenIdConnect);
        services.AddAuthorization(PageRights.Set);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(AccessLimits.SignInLimit, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    CallerPlace.AddressOf(context),
                    _ => new() { PermitLimit = settings.Own.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("looking"));
        });
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddScoped<HeldCount>();
        services.AddSingleton<AllocationLinks>();
        services.AddRazorPages(PageRights.Set)
            .AddMvcOptions(options =>
            {
                options.ModelBinderProviders.Insert(0, new AddressBinding());
                options.Filters.Add(new ReadableValues());
            })
            .AddCookieTempDataProvider();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "__Host-messagehub-formulier";
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Strict;
            // The header of SecurityHeaders says it already, and more of it.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = "__Host-messagehub-melding";
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.IsEssential = true;
        });
    }

    /// <summary>Proxies that are known say where a request came from, each the one before it; from others it is not believed.</summary>
    private static ForwardedHeadersOptions ForwardedBy(IEnumerable<System.Net.IPNetwork> networks)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
            options.KnownIPNetworks.Add(network);
        return options;
    }
}
