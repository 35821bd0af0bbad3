namespace MessageHub.Register.Access;

/// <summary>
/// Accounts and how they prove who they are. What must not happen twice (a TOTP step, a recovery code, the first account) is decided by
/// the database, so it also holds when several hosts run. Safe for use by several threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
public sealed class AccountBook(RegisterDatabase database)
{
    private const string FirstAccount = "first account";
    private static readonly RowSet<string> Hashes = new(new Column<string>("hash", ColumnType.Text, h => h));
    private static readonly TimeSpan LongestLock = TimeSpan.FromDays(1);

    /// <summary>All accounts, by name.</summary>
    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct) =>
        database.ReadAsync(session => AccountTable.ListAsync(session, "true", ct), ct);

    public Task<Account?> FindAsync(Guid id, CancellationToken ct) =>
        database.ReadAsync(session => AccountTable.FindAsync(session, id, ct), ct);

    /// <summary>By name, upper and lower case alike.</summary>
    public Task<Account?> FindByNameAsync(string name, CancellationToken ct) => database.ReadAsync(
        async session => (await AccountTable.ListAsync(session, "a.name = @name", ct, ("name", NameOf(name))).ConfigureAwait(false)).SingleOrDefault(), ct);

    /// <summary>Adds an account when there is none at all: the first run. Of several at once one succeeds.</summary>
    /// <returns>False when there is an account already.</returns>
    public Task<bool> AddFirstAsync(Account account, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            await database.LockAsync(session, FirstAccount, ct).ConfigureAwait(false);
            return !await session.FirstAsync("select 1 as one from account limit 1", _ => true, ct).ConfigureAwait(false)
                && await AddAsync(session, account, ct).ConfigureAwait(false);
        },
        ct);

    /// <summary>Adds an account. Its failures, locks and recovery codes are not taken over.</summary>
    /// <returns>False when the name is taken.</returns>
    public Task<bool> AddAsync(Account account, CancellationToken ct) => database.WriteAsync(session => AddAsync(session, account, ct), ct);

    /// <summary>Changes display name, roles and gemeenten, and ends its sessions, because rights are read when a session starts.</summary>
    /// <returns>False when there is no such account, or it is the last Beheerder that can sign in and would no longer be one.</returns>
    public Task<bool> ChangeAsync(
        Guid id, string displayName, IReadOnlyCollection<Role> roles, IReadOnlyCollection<string> gemeenten, DateTimeOffset at, CancellationToken ct) =>
        ChangeKeepingOneAsync(
            id,
            at,
            async session =>
            {
                await session.ExecuteAsync("update account set display_name = @name where id = @id", ct, ("id", id), ("name", displayName)).ConfigureAwait(false);
                await SetRightsAsync(session, id, roles, gemeenten, ct).ConfigureAwait(false);
            },
            ct);

    /// <summary>Sets the password, unlocks, and ends all its sessions.</summary>
    public Task SetPasswordAsync(Guid id, string passwordHash, bool mustChange, DateTimeOffset at, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                "update account set password_hash = @hash, must_change_password = @must_change, failures = 0, locked_until = null where id = @id",
                ct,
                ("id", id),
                ("hash", passwordHash),
                ("must_change", mustChange)).ConfigureAwait(false);
            return await SessionBook.EndAllAsync(session, id, at, ct).ConfigureAwait(false);
        },
        ct);

    /// <summary>Replaces the hash of the same password by a stronger one; changes nothing when it is not <paramref name="old"/> any more.</summary>
    public Task RehashAsync(Guid id, string old, string passwordHash, CancellationToken ct) => database.ExecuteAsync(
        "update account set password_hash = @hash where id = @id and password_hash = @old", ct, ("id", id), ("old", old), ("hash", passwordHash));

    /// <summary>Sets or (null) removes TOTP together with its recovery codes, and ends all its sessions.</summary>
    /// <param name="id">The account.</param>
    /// <param name="secret">As the host encrypted it.</param>
    /// <param name="recoveryCodeHashes">New codes, hashed by the host; they replace all earlier ones.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Stops the work.</param>
    public Task SetTotpAsync(Guid id, string? secret, IReadOnlyCollection<string> recoveryCodeHashes, DateTimeOffset at, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            // The used steps stay: they are moments, and those of the old secret are over.
            await session.ExecuteAsync("update account set totp_secret = nullif(@secret, '') where id = @id", ct, ("id", id), ("secret", secret ?? "")).ConfigureAwait(false);
            await session.ExecuteAsync("delete from recovery_code where account_id = @id", ct, ("id", id)).ConfigureAwait(false);
            await session.ExecuteAsync(
                $"insert into recovery_code (account_id, {Hashes.Names}) select @id, {Hashes.Values} from {Hashes.From(database)}",
                ct,
                ("id", id),
                ("rows", Hashes.ToJson(recoveryCodeHashes.Distinct()))).ConfigureAwait(false);
            return await SessionBook.EndAllAsync(session, id, at, ct).ConfigureAwait(false);
        },
        ct);

    /// <summary>Uses up a TOTP time step and all before it.</summary>
    /// <returns>False when this step or a later one was used before: a replay.</returns>
    public async Task<bool> UseTotpStepAsync(Guid id, long step, CancellationToken ct) => await database.ExecuteAsync(
        "update account set totp_step = @step where id = @id and totp_step < @step", ct, ("id", id), ("step", step)).ConfigureAwait(false) > 0;

    /// <summary>Uses up a recovery code.</summary>
    /// <returns>False when there is no such unused code.</returns>
    public async Task<bool> UseRecoveryCodeAsync(Guid id, string hash, DateTimeOffset at, CancellationToken ct) => await database.ExecuteAsync(
        "update recovery_code set used_at = @at where account_id = @id and hash = @hash and used_at is null",
        ct,
        ("id", id),
        ("hash", hash),
        ("at", at.ToUniversalTime())).ConfigureAwait(false) > 0;

    /// <summary>Counts a wrong attempt and locks the account at the limit, for a time that doubles with every further one, at most a day.</summary>
    /// <returns>Until when it is locked, in UTC, or null.</returns>
    public Task<DateTimeOffset?> CountFailureAsync(Guid id, DateTimeOffset at, int limit, TimeSpan lockFor, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var failures = await session.FirstAsync(
                "update account set failures = failures + 1 where id = @id returning failures", row => row.Number("failures"), ct, ("id", id)).ConfigureAwait(false);
            if (failures < limit)
                return null;
            var until = at.ToUniversalTime() + LockOf(failures - limit, lockFor);
            await session.ExecuteAsync("update account set locked_until = @until where id = @id", ct, ("id", id), ("until", until)).ConfigureAwait(false);
            return (DateTimeOffset?)until;
        },
        ct);

    /// <summary>Forgets wrong attempts and notes the sign-in.</summary>
    public Task SignedInAsync(Guid id, DateTimeOffset at, CancellationToken ct) => database.ExecuteAsync(
        "update account set failures = 0, locked_until = null, last_sign_in_at = @at where id = @id", ct, ("id", id), ("at", at.ToUniversalTime()));

    /// <summary>Takes the right to sign in away, or (null) gives it back. Taking it away ends all its sessions.</summary>
    /// <returns>False when there is no such account, or it is the last Beheerder that can sign in.</returns>
    public Task<bool> DisableAsync(Guid id, DateTimeOffset? at, CancellationToken ct) => ChangeKeepingOneAsync(
        id,
        at,
        session => at is { } moment
            ? session.ExecuteAsync("update account set disabled_at = @at where id = @id", ct, ("id", id), ("at", moment.ToUniversalTime()))
            : session.ExecuteAsync("update account set disabled_at = null where id = @id", ct, ("id", id)),
        ct);

    /// <summary>At least one Beheerder must be able to sign in, else nobody can make one.</summary>
    private async Task<bool> ChangeKeepingOneAsync(Guid id, DateTimeOffset? endSessionsAt, Func<Session, Task> change, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        await database.LockAsync(session, FirstAccount, ct).ConfigureAwait(false);
        if (await AccountTable.FindAsync(session, id, ct).ConfigureAwait(false) is null)
            return false;
        await change(session).ConfigureAwait(false);
        var hasBeheerder = await session.FirstAsync(
            "select 1 as one from account a join account_role r on r.account_id = a.id where r.role = 'beheerder' and a.disabled_at is null limit 1", _ => true, ct)
            .ConfigureAwait(false);
        if (!hasBeheerder)
            return false;
        if (endSessionsAt is { } at)
            await SessionBook.EndAllAsync(session, id, at, ct).ConfigureAwait(false);
        await session.CommitAsync(ct).ConfigureAwait(false);
        return true;
    }

    private static async Task<bool> AddAsync(Session session, Account account, CancellationToken ct)
    {
        var added = await session.ExecuteAsync(
            """
            insert into account (id, name, display_name, password_hash, must_change_password, totp_secret, created_at)
            values (@id, @name, @display_name, nullif(@password_hash, ''), @must_change, nullif(@totp_secret, ''), @created_at)
            on conflict do nothing
            """,
            ct,
            ("id", account.Id),
            ("name", NameOf(account.Name)),
            ("display_name", account.DisplayName),
            ("password_hash", account.PasswordHash ?? ""),
            ("must_change", account.MustChangePassword),
            ("totp_secret", account.TotpSecret ?? ""),
            ("created_at", account.CreatedAt.ToUniversalTime())).ConfigureAwait(false);
        if (added == 0)
            return false;
        await SetRightsAsync(session, account.Id, account.Roles, account.Gemeenten, ct).ConfigureAwait(false);
        return true;
    }

    private static async Task SetRightsAsync(Session session, Guid id, IEnumerable<Role> roles, IEnumerable<string> gemeenten, CancellationToken ct)
    {
        await session.ExecuteAsync("delete from account_role where account_id = @id", ct, ("id", id)).ConfigureAwait(false);
        await session.ExecuteAsync("delete from account_gemeente where account_id = @id", ct, ("id", id)).ConfigureAwait(false);
        foreach (var role in roles.Distinct())
            await session.ExecuteAsync("insert into account_role (account_id, role) values (@id, @role)", ct, ("id", id), ("role", AccountTable.NameOf(role))).ConfigureAwait(false);
        foreach (var gemeente in gemeenten.Distinct())
            await session.ExecuteAsync("insert into account_gemeente (account_id, gemeente) values (@id, @gemeente)", ct, ("id", id), ("gemeente", gemeente)).ConfigureAwait(false);
    }

    private static TimeSpan LockOf(long beyondLimit, TimeSpan lockFor)
    {
        // Past this many doublings every lock is the longest one.
        const int mostDoublings = 20;
        var doubled = lockFor * Math.Pow(2, Math.Min(beyondLimit, mostDoublings));
        return doubled < LongestLock ? doubled : LongestLock;
    }

    private static string NameOf(string name) => name.Trim().ToLowerInvariant();
}
