namespace MessageHub.Backoffice.Access;

/// <summary>
/// What every answer tells the browser: no script at all, styles and pictures of this host only, in no frame, kept nowhere. A text of a
/// message that slipped through the encoding of the pages would still not run.
/// </summary>
public static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static void Use(WebApplication app, bool isHttps) => app.Use((context, next) =>
    {
        // At the start of the answer: a fault clears what was set before it.
        context.Response.OnStarting(() =>
        {
            Set(context.Response.Headers, isHttps);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Set(IHeaderDictionary headers, bool isHttps)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
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
