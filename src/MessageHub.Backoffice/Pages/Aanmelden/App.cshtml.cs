using MessageHub.Backoffice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace MessageHub.Backoffice.Pages.Aanmelden;

/// <summary>
/// Signing in, last step for who has no app yet. The secret waits in the sealed cookie until a code proves that an app has it.
/// </summary>
[EnableRateLimiting(BackofficeHost.SignInLimit)]
public sealed class AppModel(CredentialChecker credentials, SignInSteps steps) : PageModel
{
    public string Key { get; private set; } = "";

    /// <summary>What the QR code holds.</summary>
    public string Address { get; private set; } = "";

    public bool IsWrong { get; private set; }

    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public string Wanted { get; private set; } = "/";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await steps.FindAsync(HttpContext, ct) is not ({ TotpSecret: null, MustChangePassword: false } account, var stage))
            return Redirect("/aanmelden");
        var secret = stage.NewSecret ?? Totp.NewSecret();
        steps.Keep(HttpContext, stage with { NewSecret = secret });
        Show(secret, account.Name);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken ct)
    {
        if (
            await steps.FindAsync(HttpContext, ct) is not (
                { TotpSecret: null, MustChangePassword: false } account, { NewSecret: { } secret } stage))
            return Redirect("/aanmelden");
        RecoveryCodes = await credentials.SetAppAsync(account, secret, code ?? "", ct);
        if (RecoveryCodes is not null)
        {
            Wanted = stage.Wanted;
            await steps.LetInAsync(HttpContext, account, ct);
            return Page();
        }

        IsWrong = true;
        Show(secret, account.Name);
        return Page();
    }

    private void Show(byte[] secret, string account) => (Key, Address) = (Totp.ForPeople(secret), Totp.Uri(secret, account));
}
