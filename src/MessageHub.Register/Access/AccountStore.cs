using MessageHub.Register.Database;

namespace MessageHub.Register.Access;

/// <summary>
/// Accounts and how they prove who they are. What must not happen twice (a TOTP step, a recovery code, the first account) is decided by
/// the database, so it also holds when several hosts run; each change is kept with who made it. Safe for use by several threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
/// <param name="signsInElsewhere">An account without a password can sign in here: there is a proxy or an identity provider.</param>
public sealed class AccountStore(RegisterDatabase database, bool signsInElsewhere = false)
{
    private const string FirstAccount = "first account";
    private static readonly RowSet<string> Hashes = new(new Column<string>("hash", ColumnType.Text, h => h));

    /// <summary>All accounts, by name.</summary>
    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct) =>
        database.ReadAsync(session => AccountTable.ListAsync(session, "true", ct), ct);

    /// <summary>The account, or null.</summary>
    public Task<Account?> FindAsync(Guid id, CancellationToken ct) =>
        database.ReadAsync(session => AccountTable.FindAsync(session, id, ct), ct);

    /// <summary>By name, upper and lower case alike.</summary>
    public Task<Account?> FindByNameAsync(string name, CancellationToken ct) => database.ReadAsync(
        async session =>
            (await AccountTable.ListAsync(session, "a.name = @name", ct, ("name", NameOf(name))).ConfigureAwait(false)).SingleOrDefault(),
        ct);

    /// <summary>Adds an account when there is none at all: the first run. Of several at once one succeeds.</summary>
    /// <returns>False when there is an account already.</returns>
    public Task<bool> AddFirstAsync(Account account, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            await database.LockAsync(session, FirstAccount, ct).ConfigureAwait(false);
            return !await session.FirstAsync("select 1 as one from account limit 1", _ => true, ct).ConfigureAwait(false)
                && await AddAsync(session, account, Actor.Program, ct).ConfigureAwait(false);
        },
        ct);

    /// <summary>Adds an account. Its locks and recovery codes are not taken over.</summary>
    /// <returns>False when the name is taken.</returns>
    public Task<bool> AddAsync(Account account, Actor by, CancellationToken ct) =>
        database.WriteAsync(session => AddAsync(session, account, by, ct), ct);

    /// <summary>Changes display name, roles and gemeenten, and ends its sessions, because rights are read when a session starts.</summary>
    public Task<RightsOutcome> ChangeAsync(
        Guid id, string displayName, IReadOnlyCollection<Role> roles, IReadOnlyCollection<GemeenteRight> gemeenten, Actor by,
        DateTimeOffset at, CancellationToken ct) =>
        ChangeKeepingOneAsync(
            id,
            endsSessions: true,
            by,
            at,
            async (session, account) =>
            {
                if (id == by.AccountId
                    && !(account.Roles.ToHashSet().SetEquals(roles) && account.Gemeenten.ToHashSet().SetEquals(gemeenten)))
                    return RightsOutcome.OwnRights;
                await session.ExecuteAsync(
                    "update account set display_name = @name where id = @id", ct, ("id", id), ("name", displayName)).ConfigureAwait(false);
                await SetRightsAsync(session, id, roles, gemeenten, ct).ConfigureAwait(false);
                return RightsOutcome.Changed;
            },
            ct);

    /// <summary>Sets the password, unlocks, and ends all its sessions.</summary>
    public Task SetPasswordAsync(Guid id, string passwordHash, bool mustChange, Actor by, DateTimeOffset at, CancellationToken ct) =>
        ChangeAsync(
        id, by, at, session => SetPasswordAsync(session, id, passwordHash, mustChange, ct), AccountChangeKind.Password,
        mustChange ? AccountChanges.Once : null, ct);

    /// <summary>
    /// A password for once, without an app and without locks: the way back for who lost everything. Ends all its sessions.
    /// </summary>
    /// <returns>False when there is no such account.</returns>
    public Task<bool> ResetAsync(Guid id, string passwordHash, Actor by, DateTimeOffset at, CancellationToken ct) => ChangeAsync(
        id,
        by,
        at,
        async session =>
        {
            await SetPasswordAsync(session, id, passwordHash, mustChange: true, ct).ConfigureAwait(false);
            await SetTotpAsync(session, id, null, [], ct).ConfigureAwait(false);
        },
        AccountChangeKind.Password,
        AccountChanges.Once,
        ct);

    /// <summary>Takes attempts to sign in again, wherever they come from.</summary>
    /// <returns>False when there is no such account.</returns>
    public Task<bool> UnlockAsync(Guid id, Actor by, DateTimeOffset at, CancellationToken ct) => ChangeAsync(
        id, by, at, session => SignInAttempts.ForgetAsync(session, id, ct), AccountChangeKind.Unlocked, null, ct, endsSessions: false);

    /// <summary>
    /// Replaces the hash of the same password by a stronger one; changes nothing when it is not <paramref name="old"/> any more.
    /// </summary>
    public Task RehashAsync(Guid id, string old, string passwordHash, CancellationToken ct) => database.ExecuteAsync(
        "update account set password_hash = @hash where id = @id and password_hash = @old", ct, ("id", id), ("old", old),
        ("hash", passwordHash));

    /// <summary>Sets or (null) removes TOTP together with its recovery codes, and ends all its sessions.</summary>
    /// <param name="id">The account.</param>
    /// <param name="secret">As the host encrypted it.</param>
    /// <param name="recoveryCodeHashes">New codes, hashed by the host; they replace all earlier ones.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Stops the work.</param>
    public Task SetTotpAsync(
        Guid id, string? secret, IReadOnlyCollection<string> recoveryCodeHashes, Actor by, DateTimeOffset at, CancellationToken ct) =>
        ChangeAsync(id, by, at, session => SetTotpAsync(session, id, secret, recoveryCodeHashes, ct), null, null, ct);

    /// <summary>Uses up a TOTP time step and all before it.</summary>
    /// <returns>False when this step or a later one was used before: a replay.</returns>
    public async Task<bool> UseTotpStepAsync(Guid id, long step, CancellationToken ct) => await database.ExecuteAsync(
        "update account set totp_step = @step where id = @id and totp_step < @step", ct, ("id", id),
        ("step", step)).ConfigureAwait(false) > 0;

    /// <summary>Uses up a recovery code.</summary>
    /// <returns>False when there is no such unused code.</returns>
    public async Task<bool> UseRecoveryCodeAsync(Guid id, string hash, DateTimeOffset at, CancellationToken ct) =>
        await database.ExecuteAsync(
        "update recovery_code set used_at = @at where account_id = @id and hash = @hash and used_at is null",
        ct,
        ("id", id),
        ("hash", hash),
        ("at", at)).ConfigureAwait(false) > 0;

    /// <summary>Takes the right to sign in away, or gives it back. Taking it away ends all its sessions.</summary>
    public Task<RightsOutcome> EnableAsync(Guid id, bool isOn, Actor by, DateTimeOffset at, CancellationToken ct) => ChangeKeepingOneAsync(
        id,
        endsSessions: !isOn,
        by,
        at,
        async (session, _) =>
        {
            await (isOn
                ? session.ExecuteAsync("update account set disabled_at = null where id = @id", ct, ("id", id))
                : session.ExecuteAsync(
                    "update account set disabled_at = @at where id = @id",
                    ct,
                    ("id", id),
                    ("at", at))).ConfigureAwait(false);
            return RightsOutcome.Changed;
        },
        ct);

    /// <summary>
    /// The account of somebody who signed in at the identity provider, with the rights that it says; made when it is not there. One that
    /// was made for this name, and has no password, becomes his at the first time.
    /// </summary>
    /// <returns>Null when it may not sign in, or when its name is that of another account.</returns>
    public Task<Account?> TakeFromProviderAsync(ProvidedAccount provided, DateTimeOffset at, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            await database.LockAsync(session, FirstAccount, ct).ConfigureAwait(false);
            var before = await OneAsync("a.subject = @value", provided.Subject).ConfigureAwait(false)
                ?? await OneAsync("a.name = @value", NameOf(provided.Name)).ConfigureAwait(false);
            if (before is null)
            {
                var account = new Account
                {
                    Id = Guid.CreateVersion7(at), Name = provided.Name, DisplayName = provided.DisplayName, Subject = provided.Subject,
                    Roles = provided.Roles, Gemeenten = provided.Gemeenten, CreatedAt = at,
                };
                await AddAsync(session, account, Actor.Provider, ct).ConfigureAwait(false);
                return await AccountTable.FindAsync(session, account.Id, ct).ConfigureAwait(false);
            }

            if (before.DisabledAt is not null || before.PasswordHash is not null
                || (before.Subject is not null && before.Subject != provided.Subject))
                return null;
            await session.ExecuteAsync(
                "update account set display_name = @name, subject = @subject where id = @id",
                ct,
                ("id", before.Id),
                ("name", provided.DisplayName),
                ("subject", provided.Subject)).ConfigureAwait(false);
            await SetRightsAsync(session, before.Id, provided.Roles, provided.Gemeenten, ct).ConfigureAwait(false);
            await KeepDifferencesAsync(session, before, Actor.Provider, at, ct).ConfigureAwait(false);
            return await AccountTable.FindAsync(session, before.Id, ct).ConfigureAwait(false);

            async Task<Account?> OneAsync(string condition, string value) =>
                (await AccountTable.ListAsync(session, condition, ct, ("value", value)).ConfigureAwait(false)).SingleOrDefault();
        },
        ct);

    /// <summary>At least one Beheerder must be able to sign in, else nobody can make one.</summary>
    private async Task<RightsOutcome> ChangeKeepingOneAsync(
        Guid id, bool endsSessions, Actor by, DateTimeOffset at, Func<Session, Account, Task<RightsOutcome>> change, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        await database.LockAsync(session, FirstAccount, ct).ConfigureAwait(false);
        if (await AccountTable.FindAsync(session, id, ct).ConfigureAwait(false) is not { } before)
            return RightsOutcome.Unknown;
        if (await change(session, before).ConfigureAwait(false) is not RightsOutcome.Changed and var refused)
            return refused;
        var canManage = $"""
            select 1 as one from account a join account_role r on r.account_id = a.id
            where r.role = 'beheerder' and a.disabled_at is null{(signsInElsewhere ? "" : " and a.password_hash is not null")} limit 1
            """;
        if (!await session.FirstAsync(canManage, _ => true, ct).ConfigureAwait(false))
            return RightsOutcome.LastBeheerder;
        if (endsSessions)
            await SessionStore.EndAllAsync(session, id, at, ct).ConfigureAwait(false);
        await KeepDifferencesAsync(session, before, by, at, ct).ConfigureAwait(false);
        await session.CommitAsync(ct).ConfigureAwait(false);
        return RightsOutcome.Changed;
    }

    /// <summary>Changes how an account proves who it is, and keeps that with what else differs since.</summary>
    /// <returns>False when there is no such account.</returns>
    private Task<bool> ChangeAsync(
        Guid id, Actor by, DateTimeOffset at, Func<Session, Task> change, AccountChangeKind? what, string? after, CancellationToken ct,
        bool endsSessions = true) =>
        database.WriteAsync(
            async session =>
            {
                if (await AccountTable.FindAsync(session, id, ct).ConfigureAwait(false) is not { } before)
                    return false;
                await change(session).ConfigureAwait(false);
                if (endsSessions)
                    await SessionStore.EndAllAsync(session, id, at, ct).ConfigureAwait(false);
                if (what is { } kind)
                    await AccountChanges.AddAsync(session, before, kind, null, after, by, at, ct).ConfigureAwait(false);
                await KeepDifferencesAsync(session, before, by, at, ct).ConfigureAwait(false);
                return true;
            },
            ct);

    private static async Task KeepDifferencesAsync(Session session, Account before, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        var after = await AccountTable.FindAsync(session, before.Id, ct).ConfigureAwait(false);
        await AccountChanges.AddDifferencesAsync(session, before, after!, by, at, ct).ConfigureAwait(false);
    }

    private static async Task SetPasswordAsync(Session session, Guid id, string passwordHash, bool mustChange, CancellationToken ct)
    {
        await session.ExecuteAsync(
            "update account set password_hash = @hash, must_change_password = @must_change where id = @id",
            ct,
            ("id", id),
            ("hash", passwordHash),
            ("must_change", mustChange)).ConfigureAwait(false);
        await SignInAttempts.ForgetAsync(session, id, ct).ConfigureAwait(false);
    }

    private static async Task SetTotpAsync(
        Session session, Guid id, string? secret, IReadOnlyCollection<string> recoveryCodeHashes, CancellationToken ct)
    {
        // The used steps stay: they are moments, and those of the old secret are over.
        await session.ExecuteAsync(
            "update account set totp_secret = nullif(@secret, '') where id = @id",
            ct,
            ("id", id),
            ("secret", secret ?? "")).ConfigureAwait(false);
        await session.ExecuteAsync("delete from recovery_code where account_id = @id", ct, ("id", id)).ConfigureAwait(false);
        await session.ExecuteAsync(
            $"insert into recovery_code (account_id, {Hashes.Names}) select @id, {Hashes.Values} from {Hashes.From(session.Database)}",
            ct,
            ("id", id),
            ("rows", Hashes.ToJson(recoveryCodeHashes.Distinct()))).ConfigureAwait(false);
    }

    private static async Task<bool> AddAsync(Session session, Account account, Actor by, CancellationToken ct)
    {
        var added = await session.ExecuteAsync(
            """
            insert into account (id, name, display_name, subject, password_hash, must_change_password, totp_secret, created_at)
            values (@id, @name, @display_name, nullif(@subject, ''), nullif(@password_hash, ''), @must_change, nullif(@totp_secret, ''),
                @created_at)
            on conflict do nothing
            """,
            ct,
            ("id", account.Id),
            ("name", NameOf(account.Name)),
            ("display_name", account.DisplayName),
            ("subject", account.Subject ?? ""),
            ("password_hash", account.PasswordHash ?? ""),
            ("must_change", account.MustChangePassword),
            ("totp_secret", account.TotpSecret ?? ""),
            ("created_at", account.CreatedAt)).ConfigureAwait(false);
        if (added == 0)
            return false;
        await SetRightsAsync(session, account.Id, account.Roles, account.Gemeenten, ct).ConfigureAwait(false);
        var kept = account with { Name = NameOf(account.Name) };
        var how = account.PasswordHash is null ? AccountChanges.Elsewhere : AccountChanges.Local;
        await AccountChanges.AddAsync(session, kept, AccountChangeKind.Made, null, how, by, account.CreatedAt, ct).ConfigureAwait(false);
        await AccountChanges.AddDifferencesAsync(
            session, kept with { DisplayName = "", Roles = [], Gemeenten = [] }, kept, by, account.CreatedAt, ct).ConfigureAwait(false);
        return true;
    }

    private static async Task SetRightsAsync(
        Session session, Guid id, IEnumerable<Role> roles, IEnumerable<GemeenteRight> gemeenten, CancellationToken ct)
    {
        await session.ExecuteAsync("delete from account_role where account_id = @id", ct, ("id", id)).ConfigureAwait(false);
        await session.ExecuteAsync("delete from account_gemeente where account_id = @id", ct, ("id", id)).ConfigureAwait(false);
        foreach (var role in roles.Distinct())
            await session.ExecuteAsync(
                "insert into account_role (account_id, role) values (@id, @role)",
                ct,
                ("id", id),
                ("role", AccountTable.NameOf(role))).ConfigureAwait(false);
        foreach (var right in GemeenteRight.Distinct(gemeenten))
            await session.ExecuteAsync(
                "insert into account_gemeente (account_id, gemeente, standaard) values (@id, @gemeente, nullif(@standaard, ''))",
                ct,
                ("id", id),
                ("gemeente", right.Gemeente),
                ("standaard", right.Standaard is { } standaard ? Families.Of(standaard) : "")).ConfigureAwait(false);
    }

    private static string NameOf(string name) => name.Trim().ToLowerInvariant();
}
