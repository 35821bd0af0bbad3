namespace MessageHub.Backoffice.Access;

/// <summary>
/// What every answer says to the browser: no script at all, styles and pictures of this host only, in no frame, kept nowhere. A text of a
/// message that slipped through the encoding of the pages would still not run.
/// </summary>
public static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <param name="app">The host.</param>
    /// <param name="isHttps">It speaks https, or a proxy in front does.</param>
    /// <param name="organisation">Signing out ends with a form that goes on to the provider.</param>
    public static void Use(WebApplication app, bool isHttps, OrganisationSettings organisation)
    {
        var policy = organisation.IsOn
            ? ContentSecurityPolicy.Replace(
                "form-action 'self'",
                $"form-action 'self' {new Uri(organisation.Authority).GetLeftPart(UriPartial.Authority)}",
                StringComparison.Ordinal)
            : ContentSecurityPolicy;
        app.Use((context, next) =>
        {
            // At the start of the answer: a fault clears what was set before it.
            context.Response.OnStarting(() =>
            {
                Set(context.Response.Headers, policy, isHttps);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Set(IHeaderDictionary headers, string policy, bool isHttps)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-cache, no-store";
        if (isHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
    }
}
