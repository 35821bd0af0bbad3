using MessageHub.Register.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// What comes after a right password: the code of the app, a password of one's own, an app of one's own, and then the session.
/// </summary>
public sealed class SignInSteps(
    AccountStore accounts,
    SignInAttempts attempts,
    SignInStages stages,
    BackofficeSettings settings,
    TimeProvider clock,
    ILogger<SignInSteps> logger)
{
    /// <summary>Sends somebody to the next step, or lets him in when there is none left.</summary>
    public async Task<IActionResult> NextAsync(HttpContext context, Account account, SignInStage stage, CancellationToken ct)
    {
        var next = account.TotpSecret is not null && !stage.CodeProven ? "/aanmelden/code"
            : account.MustChangePassword ? "/aanmelden/wachtwoord"
            : account.TotpSecret is null && settings.Own.RequireApp ? "/aanmelden/app"
            : null;
        if (next is not null)
        {
            stages.Set(context, stage);
            return new RedirectResult(next);
        }

        await LetInAsync(context, account, ct);
        return new LocalRedirectResult(stage.Wanted);
    }

    /// <summary>Starts the session.</summary>
    public async Task LetInAsync(HttpContext context, Account account, CancellationToken ct)
    {
        stages.Clear(context);
        await attempts.SignedInAsync(account, CallerPlace.Known(context), clock.GetUtcNow(), ct);
        await context.SignInAsync(SignedIn.Scheme, SignedIn.As(account, SignedIn.Scheme));
        Log.SignedIn(logger, account.Id);
    }

    /// <summary>Who is signing in and how far he is, or null when that took too long or never began.</summary>
    public async Task<(Account Account, SignInStage Stage)?> FindAsync(HttpContext context, CancellationToken ct) =>
        stages.Find(context) is { } stage && await accounts.FindAsync(stage.AccountId, ct) is { DisabledAt: null } account
            ? (account, stage)
            : null;

    public void Keep(HttpContext context, SignInStage stage) => stages.Set(context, stage);
}
