using MessageHub.Register.Database;

namespace MessageHub.Register.Access;

/// <summary>Sessions, kept on the server so that they can be ended there. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class SessionStore(RegisterDatabase database)
{
    /// <summary>A use is noted once in so long.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>Starts a session.</summary>
    /// <param name="tokenHash">Hash of the random token that the browser gets.</param>
    /// <param name="accountId">Whose.</param>
    /// <param name="at">Now.</param>
    /// <param name="expiresAt">Latest end, however busy it is.</param>
    /// <param name="ct">Stops the work.</param>
    public Task StartAsync(string tokenHash, Guid accountId, DateTimeOffset at, DateTimeOffset expiresAt, CancellationToken ct) =>
        database.ExecuteAsync(
        """
        insert into account_session (token_hash, account_id, started_at, seen_at, expires_at)
        values (@token, @account, @at, @at, @expires_at)
        """,
        ct,
        ("token", tokenHash),
        ("account", accountId),
        ("at", at.ToUniversalTime()),
        ("expires_at", expiresAt.ToUniversalTime()));

    /// <summary>
    /// The session of a token with its account, or null when it is not there, ended, expired, unused for <paramref name="idle"/>, or its
    /// account is disabled. Notes the use, at most once a minute.
    /// </summary>
    public async Task<(AccountSession Session, Account Account)?> UseAsync(
        string tokenHash, DateTimeOffset at, TimeSpan idle, CancellationToken ct)
    {
        var now = at.ToUniversalTime();
        var found = await database.ReadAsync(
            async session =>
            {
                var kept = await session.FirstAsync(
                    """
                    select account_id, started_at, seen_at, expires_at from account_session
                    where token_hash = @token and ended_at is null and expires_at > @now and seen_at > @idle_since
                    """,
                    row => new AccountSession(
                        row.Get<Guid>("account_id"), row.Instant("started_at"), row.Instant("seen_at"), row.Instant("expires_at")),
                    ct,
                    ("token", tokenHash),
                    ("now", now),
                    ("idle_since", now - idle)).ConfigureAwait(false);
                return kept is not null
                    && await AccountTable.FindAsync(session, kept.AccountId, ct).ConfigureAwait(false) is { DisabledAt: null } account
                    ? (kept, account)
                    : ((AccountSession, Account)?)null;
            },
            ct).ConfigureAwait(false);
        if (found is { Item1.SeenAt: var seen } && now - seen >= Grain)
        {
            await database.ExecuteAsync(
                "update account_session set seen_at = @now where token_hash = @token and ended_at is null and seen_at < @now", ct,
                ("token", tokenHash), ("now", now))
                .ConfigureAwait(false);
        }

        return found;
    }

    /// <summary>Ends one session; nothing happens when it is not there.</summary>
    public Task EndAsync(string tokenHash, DateTimeOffset at, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            var ended = await session.FirstAsync(
                "update account_session set ended_at = @at where token_hash = @token and ended_at is null returning account_id",
                row => (Guid?)row.Get<Guid>("account_id"),
                ct,
                ("token", tokenHash),
                ("at", at.ToUniversalTime())).ConfigureAwait(false);
            if (ended is not { } id || await AccountTable.FindAsync(session, id, ct).ConfigureAwait(false) is not { } account)
                return false;
            await AccountChanges.AddAsync(
                session, account, AccountChangeKind.SignedOut, null, null, Actor.Of(account), at, ct).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>Ends all sessions of an account.</summary>
    public Task EndAllAsync(Guid accountId, DateTimeOffset at, CancellationToken ct) =>
        database.WriteAsync(session => EndAllAsync(session, accountId, at, ct), ct);

    internal static Task<int> EndAllAsync(Session session, Guid accountId, DateTimeOffset at, CancellationToken ct) => session.ExecuteAsync(
        "update account_session set ended_at = @at where account_id = @account and ended_at is null", ct, ("account", accountId),
        ("at", at.ToUniversalTime()));
}
