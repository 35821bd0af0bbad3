using MessageHub.Backoffice.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace MessageHub.Backoffice.Pages.Aanmelden;

/// <summary>Sends somebody to the identity provider of the organisation.</summary>
[EnableRateLimiting(BackofficeHost.SignInLimit)]
public sealed class OrganisatieModel(BackofficeSettings settings) : PageModel
{
    public IActionResult OnGet(string? naar) => settings.Own.OpenIdConnect.IsOn
        ? Challenge(
            new AuthenticationProperties { RedirectUri = $"/aangemeld?naar={Uri.EscapeDataString(LocalPath.Of(naar))}" },
            OrganisationSignIn.Scheme)
        : NotFound();
}
