using MessageHub.Backoffice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace MessageHub.Backoffice.Pages.Aanmelden;

/// <summary>Signing in, step one: account and password.</summary>
[EnableRateLimiting(BackofficeHost.SignInLimit)]
public sealed class AanmeldenModel(CredentialChecker credentials, SignInSteps steps, BackofficeSettings settings) : PageModel
{
    public bool IsWrong { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>The identity provider let somebody in who is not let in here, or did not know him.</summary>
    public bool IsRefusedByOrganisation { get; private set; }

    /// <summary>There are accounts with a password.</summary>
    public bool HasLocal => settings.Own.LocalAccounts;

    /// <summary>There is an identity provider to sign in at.</summary>
    public bool HasOrganisation => settings.Own.OpenIdConnect.IsOn;

    public string Wanted { get; private set; } = "/";

    public void OnGet(string? naar, string? klaar, string? fout) =>
        (Wanted, IsDone, IsRefusedByOrganisation) = (LocalPath.Of(naar), klaar is not null, fout == "organisatie");

    public async Task<IActionResult> OnPostAsync(string? account, string? wachtwoord, string? naar, CancellationToken ct)
    {
        Wanted = LocalPath.Of(naar);
        if (!HasLocal)
            return NotFound();
        if (await credentials.CheckPasswordAsync((account ?? "").Trim(), wachtwoord ?? "", CallerPlace.Of(HttpContext), ct) is { } known)
            return await steps.NextAsync(HttpContext, known, new(known.Id, CodeProven: false, Wanted), ct);
        IsWrong = true;
        return Page();
    }
}
