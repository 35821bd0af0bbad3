using MessageHub.Backoffice.Access;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace MessageHub.Backoffice.Pages.Aanmelden;

/// <summary>Signing in, step three, after a password for once: one's own.</summary>
[EnableRateLimiting(BackofficeHost.SignInLimit)]
public sealed class WachtwoordModel(CredentialChecker credentials, SignInSteps steps) : PageModel
{
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await IsHereAsync(ct) ? Page() : Redirect("/aanmelden");

    public async Task<IActionResult> OnPostAsync(string? nieuw, string? nogmaals, CancellationToken ct)
    {
        if (!await IsHereAsync(ct) || await steps.FindAsync(HttpContext, ct) is not var (account, stage))
            return Redirect("/aanmelden");
        Problem = nieuw != nogmaals ? "De twee wachtwoorden zijn niet gelijk." : CredentialChecker.ProblemOf(nieuw ?? "", account);
        if (Problem is null && credentials.IsSame(account, nieuw!))
            Problem = "Kies een ander wachtwoord dan het eenmalige.";
        if (Problem is not null)
            return Page();
        await credentials.SetPasswordAsync(account.Id, nieuw!, mustChange: false, Actor.Of(account), ct);
        return await steps.NextAsync(HttpContext, account with { MustChangePassword = false }, stage, ct);
    }

    /// <summary>Only for who has to, and after the code of an app that is there.</summary>
    private async Task<bool> IsHereAsync(CancellationToken ct) =>
        await steps.FindAsync(HttpContext, ct) is ({ MustChangePassword: true } account, var stage)
        && (stage.CodeProven || account.TotpSecret is null);
}
