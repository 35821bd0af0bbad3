using MessageHub.Backoffice.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages;

/// <summary>Ends the session, here and in the register.</summary>
public sealed class AfmeldenModel : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(SignedIn.Scheme);
        return Redirect("/aanmelden?klaar=ja");
    }
}
