using MessageHub.Backoffice.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Aanmelden;

/// <summary>
/// A page between the identity provider and where somebody wanted to go. A browser does not send our cookie along while it follows
/// redirects that began at the provider; it does when this page sends it on.
/// </summary>
public sealed class AangemeldModel : PageModel
{
    public string Wanted { get; private set; } = "/";

    public void OnGet(string? naar) => Wanted = LocalPath.Of(naar);
}
