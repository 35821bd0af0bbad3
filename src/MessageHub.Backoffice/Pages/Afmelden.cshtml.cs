using MessageHub.Backoffice.Access;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages;

/// <summary>Ends the session, here and in the register, and at the identity provider when it began there.</summary>
public sealed class AfmeldenModel(AccountStore accounts, BackofficeSettings settings, Viewer viewer) : PageModel
{
    private const string Done = "/aanmelden?klaar=ja";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await accounts.FindAsync(viewer.AccountId, HttpContext.RequestAborted);
        await HttpContext.SignOutAsync(SignedIn.Scheme);
        return account?.Subject is not null && settings.Own.OpenIdConnect.IsOn
            ? SignOut(new AuthenticationProperties { RedirectUri = Done }, OrganisationSignIn.Scheme)
            : Redirect(Done);
    }
}
