using System.Security.Cryptography;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// Passwords, codes and locks. Whatever is wrong, the answer is the same and takes as long, so that guessing says nothing about which
/// accounts there are. Who guesses is kept out where he comes from; the owner of the account gets in from elsewhere.
/// </summary>
public sealed class CredentialChecker(
    AccountStore accounts, SignInAttempts attempts, IDataProtectionProvider protection, TimeProvider clock,
    ILogger<CredentialChecker> logger)
{
    /// <summary>A hash of nothing anybody knows, for accounts that are not there.</summary>
    private static readonly Lazy<string> NoPassword = new(() => PasswordHash.Of(Guid.NewGuid().ToString()));

    private readonly PasswordHasher<Account> hasher = new();
    private readonly IDataProtector secrets = protection.CreateProtector("MessageHub.Backoffice.Totp");

    /// <summary>The account, when the password is right and it may sign in; otherwise null.</summary>
    public async Task<Account?> CheckPasswordAsync(string name, string password, SignInPlace place, CancellationToken ct)
    {
        var isSensible = name.Length is > 0 and <= 200 && password.Length <= AccessLimits.MaxPasswordLength;
        var account = isSensible ? await accounts.FindByNameAsync(name, ct) : null;
        var hash = account?.PasswordHash;
        var outcome = hasher.VerifyHashedPassword(null!, hash ?? NoPassword.Value, password);
        if (account is null || hash is null || account.DisabledAt is not null || await IsRefusedAsync(account, place, ct))
            return null;
        if (outcome is PasswordVerificationResult.Failed)
        {
            await CountFailureAsync(account, place, ct);
            return null;
        }

        if (outcome is PasswordVerificationResult.SuccessRehashNeeded)
            await accounts.RehashAsync(account.Id, hash, PasswordHash.Of(password), ct);
        return account;
    }

    /// <summary>Whether this is the password of an account, for somebody who is signed in with it. Wrong ones count.</summary>
    public async Task<bool> IsPasswordOfAsync(Account account, string password, SignInPlace place, CancellationToken ct) =>
        (await CheckPasswordAsync(account.Name, password, place, ct))?.Id == account.Id;

    /// <summary>Whether a new password is the one the account has. Does not count as an attempt.</summary>
    public bool IsSame(Account account, string password) =>
        account.PasswordHash is { } hash && hasher.VerifyHashedPassword(account, hash, password) is not PasswordVerificationResult.Failed;

    /// <summary>
    /// Whether a code of the app or a recovery code is right. A right one is used up; a wrong one counts as a wrong password does.
    /// </summary>
    public async Task<bool> CheckCodeAsync(Account account, string code, SignInPlace place, CancellationToken ct)
    {
        if (account.DisabledAt is not null || account.TotpSecret is not { } sealedSecret || code.Length > 40
            || await IsRefusedAsync(account, place, ct))
            return false;
        var now = clock.GetUtcNow();
        if (Opened(account, sealedSecret) is { } secret
            && Totp.Match(secret, code, now) is { } step
            && await accounts.UseTotpStepAsync(account.Id, step, ct))
        {
            return true;
        }

        if (RecoveryCode.Normal(code) is { } recovery
            && await accounts.UseRecoveryCodeAsync(account.Id, RecoveryCode.HashOf(recovery), now, ct))
            return true;
        await CountFailureAsync(account, place, ct);
        return false;
    }

    public Task SetPasswordAsync(Guid id, string password, bool mustChange, Actor by, CancellationToken ct) =>
        accounts.SetPasswordAsync(id, PasswordHash.Of(password), mustChange, by, clock.GetUtcNow(), ct);

    /// <summary>Sets up an app when the code shows that it has the secret.</summary>
    /// <returns>Recovery codes to show once, or null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> SetAppAsync(Account account, byte[] secret, string code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Totp.Match(secret, code, now) is not { } step)
            return null;
        var recovery = RecoveryCode.NewSet();
        var hashes = recovery.Select(r => RecoveryCode.HashOf(RecoveryCode.Normal(r)!)).ToList();
        await accounts.SetTotpAsync(account.Id, Convert.ToBase64String(secrets.Protect(secret)), hashes, Actor.Of(account), now, ct);
        // The code that set it up does not sign in as well.
        await accounts.UseTotpStepAsync(account.Id, step, ct);
        return recovery;
    }

    /// <summary>
    /// What is wrong with a new password, in plain Dutch, or null. Long is what counts; a rule about signs makes people write it down.
    /// </summary>
    public static string? ProblemOf(string password, Account account) =>
        password.Length < AccessLimits.MinPasswordLength
            ? $"Gebruik minstens {AccessLimits.MinPasswordLength} tekens. Een zin van een paar woorden is prima."
        : password.Length > AccessLimits.MaxPasswordLength ? $"Gebruik hoogstens {AccessLimits.MaxPasswordLength} tekens."
        : password.Distinct().Count() < 5 ? "Gebruik meer verschillende tekens."
        : password.Contains(account.Name, StringComparison.OrdinalIgnoreCase) ? "Uw accountnaam mag niet in het wachtwoord staan."
        : null;

    /// <summary>The secret of the app, or null when the key that sealed it is not here: then the recovery codes are left.</summary>
    private byte[]? Opened(Account account, string sealedSecret)
    {
        try
        {
            return secrets.Unprotect(Convert.FromBase64String(sealedSecret));
        }
        catch (CryptographicException)
        {
            Log.AppClosed(logger, account.Id);
            return null;
        }
    }

    private Task<bool> IsRefusedAsync(Account account, SignInPlace place, CancellationToken ct) =>
        attempts.IsRefusedAsync(account.Id, place, clock.GetUtcNow(), ct);

    private async Task CountFailureAsync(Account account, SignInPlace place, CancellationToken ct)
    {
        if (await attempts.CountFailureAsync(account, place, clock.GetUtcNow(), ct) is not null)
            Log.Locked(logger, account.Id);
    }
}
