using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages;

/// <summary>The way in: to the first page a person may see.</summary>
public sealed class IndexModel(Viewer viewer) : PageModel
{
    public IActionResult OnGet() => Menu.Of(viewer).FirstOrDefault() is { } first ? Redirect(first.Path) : Page();
}
