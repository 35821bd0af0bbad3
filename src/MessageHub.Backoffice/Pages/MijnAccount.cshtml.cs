using MessageHub.Backoffice.Access;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace MessageHub.Backoffice.Pages;

/// <summary>
/// What somebody can do about his own account: a new password, a new app. Both ask for the password, and both end every session of the
/// account.
/// </summary>
[EnableRateLimiting(BackofficeHost.SignInLimit)]
public sealed class MijnAccountModel(
    AccountStore accounts, CredentialChecker credentials, SignInSteps steps, Viewer viewer, TimeProvider clock) : PageModel
{
    public Account Account { get; private set; } = null!;

    public string? Problem { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(null, ct);

    public async Task<IActionResult> OnPostWachtwoordAsync(string? huidig, string? nieuw, string? nogmaals, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } account)
            return Forbid();
        if (nieuw != nogmaals)
            return await ShowAsync("De twee wachtwoorden zijn niet gelijk.", ct);
        if (CredentialChecker.ProblemOf(nieuw ?? "", account) is { } problem)
            return await ShowAsync(problem, ct);
        if (!await credentials.IsPasswordOfAsync(account, huidig ?? "", CallerPlace.Of(HttpContext), ct))
            return await ShowAsync("Uw huidige wachtwoord klopt niet.", ct);
        await credentials.SetPasswordAsync(account.Id, nieuw!, mustChange: false, viewer.Actor, ct);
        await steps.LetInAsync(HttpContext, account, ct);
        TempData["Said"] = "Uw wachtwoord is gewijzigd. Op andere apparaten bent u afgemeld.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostAppAsync(string? huidig, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } account)
            return Forbid();
        if (!await credentials.IsPasswordOfAsync(account, huidig ?? "", CallerPlace.Of(HttpContext), ct))
            return await ShowAsync("Uw huidige wachtwoord klopt niet.", ct);
        await accounts.SetTotpAsync(account.Id, null, [], viewer.Actor, clock.GetUtcNow(), ct);
        steps.Keep(HttpContext, new(account.Id, CodeProven: true, "/"));
        return Redirect("/aanmelden/app");
    }

    private async Task<Account?> FindAsync(CancellationToken ct) =>
        await accounts.FindAsync(viewer.AccountId, ct) is { PasswordHash: not null } account ? account : null;

    private async Task<IActionResult> ShowAsync(string? problem, CancellationToken ct)
    {
        if (await accounts.FindAsync(viewer.AccountId, ct) is not { } account)
            return Forbid();
        (Account, Problem) = (account, problem);
        return Page();
    }
}
