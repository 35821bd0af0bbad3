using MessageHub.Backoffice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace MessageHub.Backoffice.Pages.Aanmelden;

/// <summary>Signing in, step two: the code of the app or a recovery code.</summary>
[EnableRateLimiting(BackofficeHost.SignInLimit)]
public sealed class CodeModel(CredentialChecker credentials, SignInSteps steps) : PageModel
{
    public bool IsWrong { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await steps.FindAsync(HttpContext, ct) is null ? Redirect("/aanmelden") : Page();

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken ct)
    {
        if (await steps.FindAsync(HttpContext, ct) is not var (account, stage))
            return Redirect("/aanmelden");
        if (await credentials.CheckCodeAsync(account, code ?? "", CallerPlace.Of(HttpContext), ct))
            return await steps.NextAsync(HttpContext, account, stage with { CodeProven = true }, ct);
        IsWrong = true;
        return Page();
    }
}
