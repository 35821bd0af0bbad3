using MessageHub.Register.Database;

namespace MessageHub.Register.Access;

/// <summary>
/// Wrong attempts to sign in, counted for an account and where they come from, so that who guesses keeps out himself and not the owner of
/// the account. A browser that signed in to the account before counts for itself, whatever its address. Of all other places together an
/// account takes only so many wrong attempts in a day, however many addresses they come from; that also bounds the rows.
/// Safe for use by several threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
/// <param name="limits">How many are taken.</param>
public sealed class SignInAttempts(RegisterDatabase database, SignInAttempts.Limits limits)
{
    private const int MaxBrowsers = 20;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <param name="InARow">Wrong attempts from one place before it is locked.</param>
    /// <param name="Lock">The first lock; each further wrong attempt doubles it, to at most a day.</param>
    /// <param name="OfStrangers">Wrong attempts in a day from all places but the browsers that signed in before.</param>
    public sealed record Limits(int InARow, TimeSpan Lock, int OfStrangers);

    /// <summary>Whether an attempt is refused, right or wrong.</summary>
    public Task<bool> IsRefusedAsync(Guid account, SignInPlace place, DateTimeOffset at, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var origin = await OriginOfAsync(session, account, place, ct).ConfigureAwait(false);
            return await session.FirstAsync(
                """
                select 1 as one
                where exists (select 1 from sign_in_origin where account_id = @account and origin = @origin and locked_until > @now)
                    or (@is_stranger and @max <= (
                        select coalesce(sum(failures), 0) from sign_in_origin
                        where account_id = @account and known_at is null and failed_at > @since))
                """,
                _ => true,
                ct,
                ("account", account),
                ("origin", origin),
                ("now", at.ToUniversalTime()),
                ("since", at.ToUniversalTime() - Memory),
                ("is_stranger", IsStranger(origin)),
                ("max", (long)limits.OfStrangers)).ConfigureAwait(false);
        },
        ct);

    /// <summary>Counts a wrong attempt, and locks where it came from at the limit.</summary>
    /// <returns>Until when it is locked, in UTC, or null.</returns>
    public Task<DateTimeOffset?> CountFailureAsync(Account account, SignInPlace place, DateTimeOffset at, CancellationToken ct) =>
        database.WriteAsync(
        async session =>
        {
            var (now, origin) = (at.ToUniversalTime(), await OriginOfAsync(session, account.Id, place, ct).ConfigureAwait(false));
            await session.ExecuteAsync(
                "delete from sign_in_origin where account_id = @account and known_at is null and failed_at <= @since",
                ct,
                ("account", account.Id),
                ("since", now - Memory)).ConfigureAwait(false);
            var failures = await session.FirstAsync(
                """
                insert into sign_in_origin (account_id, origin, failures, failed_at) values (@account, @origin, 1, @now)
                on conflict (account_id, origin) do update set
                    failures = case when sign_in_origin.failed_at > @since then sign_in_origin.failures else 0 end + 1,
                    failed_at = excluded.failed_at
                returning failures
                """,
                row => row.Number("failures"),
                ct,
                ("account", account.Id),
                ("origin", origin),
                ("now", now),
                ("since", now - Memory)).ConfigureAwait(false);
            if (failures < limits.InARow)
                return null;
            var until = now + LockOf(failures - limits.InARow);
            await session.ExecuteAsync(
                "update sign_in_origin set locked_until = @until where account_id = @account and origin = @origin",
                ct,
                ("account", account.Id),
                ("origin", origin),
                ("until", until)).ConfigureAwait(false);
            await AccountChanges.AddAsync(
                session, account, AccountChangeKind.Locked, null, place.Address, Actor.Program, at, ct).ConfigureAwait(false);
            return (DateTimeOffset?)until;
        },
        ct);

    /// <summary>Notes a sign-in, and the browser it was done with; forgets the wrong attempts of this place.</summary>
    public Task SignedInAsync(Account account, SignInPlace place, DateTimeOffset at, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            (string, object?)[] parameters = [("account", account.Id), ("now", at.ToUniversalTime())];
            await session.ExecuteAsync(
                "update account set last_sign_in_at = @now where id = @account", ct, parameters).ConfigureAwait(false);
            await session.ExecuteAsync(
                "delete from sign_in_origin where account_id = @account and origin = @origin", ct,
                [.. parameters[..1], ("origin", AddressOf(place))]).ConfigureAwait(false);
            if (place.Browser is { } browser)
            {
                await session.ExecuteAsync(
                    """
                    insert into sign_in_origin (account_id, origin, known_at) values (@account, @origin, @now)
                    on conflict (account_id, origin) do update set failures = 0, failed_at = null, locked_until = null,
                        known_at = excluded.known_at
                    """,
                    ct,
                    [.. parameters, ("origin", BrowserOf(browser))]).ConfigureAwait(false);
                await session.ExecuteAsync(
                    """
                    delete from sign_in_origin where account_id = @account and known_at is not null and origin not in (
                        select origin from sign_in_origin where account_id = @account and known_at is not null
                        order by known_at desc, origin limit @max)
                    """,
                    ct,
                    [.. parameters[..1], ("max", (long)MaxBrowsers)]).ConfigureAwait(false);
            }

            await AccountChanges.AddAsync(
                session, account, AccountChangeKind.SignedIn, null, place.Address, Actor.Of(account), at, ct).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>Forgets wrong attempts on an account, wherever they came from; browsers stay known.</summary>
    internal static async Task ForgetAsync(Session session, Guid account, CancellationToken ct)
    {
        await session.ExecuteAsync(
            "delete from sign_in_origin where account_id = @account and known_at is null", ct, ("account", account)).ConfigureAwait(false);
        await session.ExecuteAsync(
            "update sign_in_origin set failures = 0, failed_at = null, locked_until = null where account_id = @account", ct,
            ("account", account)).ConfigureAwait(false);
    }

    /// <summary>A browser is believed when it signed in to this account.</summary>
    private static async Task<string> OriginOfAsync(Session session, Guid account, SignInPlace place, CancellationToken ct) =>
        place.Browser is { } browser && await session.FirstAsync(
            "select 1 as one from sign_in_origin where account_id = @account and origin = @origin and known_at is not null",
            _ => true,
            ct,
            ("account", account),
            ("origin", BrowserOf(browser))).ConfigureAwait(false)
            ? BrowserOf(browser)
            : AddressOf(place);

    private static string AddressOf(SignInPlace place) => $"address {place.Address}";

    private static string BrowserOf(string hash) => $"browser {hash}";

    private static bool IsStranger(string origin) => origin.StartsWith("address ", StringComparison.Ordinal);

    private TimeSpan LockOf(long beyondLimit)
    {
        // Past this many doublings every lock is the longest one.
        const int maxDoublings = 20;
        var doubled = limits.Lock * Math.Pow(2, Math.Min(beyondLimit, maxDoublings));
        return doubled < Memory ? doubled : Memory;
    }
}
