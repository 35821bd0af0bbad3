using MessageHub.Backoffice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace MessageHub.Backoffice.Pages.Aanmelden;

/// <summary>Signing in, step one: account and password.</summary>
[EnableRateLimiting(BackofficeHost.SignInLimit)]
public sealed class AanmeldenModel(Doorkeeper door, SignInSteps steps) : PageModel
{
    public bool IsWrong { get; private set; }

    public bool IsDone { get; private set; }

    public string Wanted { get; private set; } = "/";

    public void OnGet(string? naar, string? klaar) => (Wanted, IsDone) = (LocalPath.Of(naar), klaar is not null);

    public async Task<IActionResult> OnPostAsync(string? account, string? wachtwoord, string? naar, CancellationToken ct)
    {
        Wanted = LocalPath.Of(naar);
        if (await door.CheckPasswordAsync((account ?? "").Trim(), wachtwoord ?? "", CallerPlace.Of(HttpContext), ct) is { } known)
            return await steps.NextAsync(HttpContext, known, new(known.Id, CodeProven: false, Wanted), ct);
        IsWrong = true;
        return Page();
    }
}
