namespace MessageHub.Register.Access;

/// <summary>
/// Accounts and how they prove who they are. What must not happen twice (a TOTP step, a recovery code, the first account) is decided by
/// the database, so it also holds when several hosts run. Safe for use by several threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
public sealed class AccountBook(RegisterDatabase database)
{
    /// <summary>All accounts, by name.</summary>
    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct) => throw new NotImplementedException($"{database}");

    public Task<Account?> FindAsync(Guid id, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>By name, upper and lower case alike.</summary>
    public Task<Account?> FindByNameAsync(string name, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Adds an account when there is none at all: the first run. Of several at once one succeeds.</summary>
    /// <returns>False when there is an account already.</returns>
    public Task<bool> AddFirstAsync(Account account, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Adds an account. Its failures, locks and recovery codes are not taken over.</summary>
    /// <returns>False when the name is taken.</returns>
    public Task<bool> AddAsync(Account account, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Changes display name, roles and gemeenten, and ends its sessions, because rights are read when a session starts.</summary>
    /// <returns>False when there is no such account, or it is the last Beheerder that can sign in and would no longer be one.</returns>
    public Task<bool> ChangeAsync(Guid id, string displayName, IReadOnlyCollection<Role> roles, IReadOnlyCollection<string> gemeenten, DateTimeOffset at, CancellationToken ct) =>
        throw new NotImplementedException($"{database}");

    /// <summary>Sets the password, unlocks, and ends all its sessions.</summary>
    public Task SetPasswordAsync(Guid id, string passwordHash, bool mustChange, DateTimeOffset at, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Replaces the hash of the same password by a stronger one; changes nothing when it is not <paramref name="old"/> any more.</summary>
    public Task RehashAsync(Guid id, string old, string passwordHash, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Sets or (null) removes TOTP together with its recovery codes, and ends all its sessions.</summary>
    /// <param name="id">The account.</param>
    /// <param name="secret">As the host encrypted it.</param>
    /// <param name="recoveryCodeHashes">New codes, hashed by the host; they replace all earlier ones.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Stops the work.</param>
    public Task SetTotpAsync(Guid id, string? secret, IReadOnlyCollection<string> recoveryCodeHashes, DateTimeOffset at, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Uses up a TOTP time step and all before it.</summary>
    /// <returns>False when this step or a later one was used before: a replay.</returns>
    public Task<bool> UseTotpStepAsync(Guid id, long step, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Uses up a recovery code.</summary>
    /// <returns>False when there is no such unused code.</returns>
    public Task<bool> UseRecoveryCodeAsync(Guid id, string hash, DateTimeOffset at, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Counts a wrong attempt and locks the account at the limit, for a time that doubles with every further one, at most a day.</summary>
    /// <returns>Until when it is locked, in UTC, or null.</returns>
    public Task<DateTimeOffset?> CountFailureAsync(Guid id, DateTimeOffset at, int limit, TimeSpan lockFor, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Forgets wrong attempts and notes the sign-in.</summary>
    public Task SignedInAsync(Guid id, DateTimeOffset at, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Takes the right to sign in away, or (null) gives it back; ends all its sessions.</summary>
    /// <returns>False when there is no such account, or it is the last Beheerder that can sign in.</returns>
    public Task<bool> DisableAsync(Guid id, DateTimeOffset? at, CancellationToken ct) => throw new NotImplementedException($"{database}");
}
