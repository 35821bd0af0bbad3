using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages;

/// <summary>The way in: to the page that a person begins with.</summary>
public sealed class IndexModel(Viewer viewer, StartPage start) : PageModel
{
    public IActionResult OnGet() =>
        start.Path is { } path && viewer.SeesFigures ? Redirect(path)
        : Menu.FirstOf(viewer) is { } first ? Redirect(first.Path)
        : Page();
}
