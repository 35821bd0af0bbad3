using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace MessageHub.Backoffice.Startup;

/// <summary>
/// What people see after a fault of ours. It needs no store, no session and no page, since any of those can be what failed.
/// </summary>
internal static class FaultPage
{
    public static Task WriteAsync(HttpContext context)
    {
        var versions = context.RequestServices.GetRequiredService<IFileVersionProvider>();
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="nl" class="utrecht-html">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Er ging iets mis · MessageHub backoffice</title>
                <link rel="icon" href="/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="{Versioned("/vendor/nl-design-system.css")}">
                <link rel="stylesheet" href="{Versioned("/site.css")}">
            </head>
            <body>
                <header><div class="mh-band"><div><a class="mh-brand" href="/">MessageHub backoffice</a></div></div></header>
                <main id="inhoud">
                    <h1>Er ging iets mis</h1>
                    <p>Dat ligt aan ons. Probeer het later opnieuw, of meld het aan de beheerder.</p>
                    <p><a href="/">Naar het begin</a></p>
                </main>
            </body>
            </html>
            """);

        string Versioned(string path) => versions.AddFileVersionToPath(context.Request.PathBase, path);
    }
}
