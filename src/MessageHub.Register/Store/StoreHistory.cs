using MessageHub.Register.Database;
using MessageHub.Register.Messages;

namespace MessageHub.Register.Store;

/// <summary>
/// The lives of a store: whether it is still the one it was, and how a new one begins after a backup was restored or a standby took over
/// that was behind.
/// </summary>
/// <param name="database">Where it is kept.</param>
/// <param name="clock">The clock of the machine when null.</param>
public sealed class StoreHistory(RegisterDatabase database, TimeProvider? clock = null)
{
    /// <summary>The counter of numbers on answers; eleven digits.</summary>
    private const string Identificatie = "identificatie";

    private const long MaxIdentificatie = 99_999_999_999;

    private static readonly IReadOnlyList<string> Counters = [Identificatie, "volgorde", "held"];

    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    /// <summary>
    /// Looks whether the store is still what it was. Once it was not, nothing can be done on it by this process any more.
    /// </summary>
    /// <param name="ct">Stops the work.</param>
    /// <returns>What stands in it now, to be kept elsewhere; null while it can only be read.</returns>
    /// <exception cref="RegisterException">With <see cref="RegisterException.IsOtherStore"/> when it is not.</exception>
    public async Task<StoreMark?> LookAsync(CancellationToken ct)
    {
        if (await database.IsMovedAsync(ct).ConfigureAwait(false))
            throw database.Witness.Distrust("The file of the store was deleted, or another one was put in its place, while it was in use.");
        await using var session = await database.OpenAsync(ct).ConfigureAwait(false);
        return await database.Witness.LookAsync(session, outside: null, clock.GetUtcNow(), ct).ConfigureAwait(false);
    }

    /// <summary>The same, beside what was seen before and kept elsewhere. One process at a time asks there.</summary>
    /// <param name="outside">Asks for it; null when nothing was kept.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="RegisterException">With <see cref="RegisterException.IsOtherStore"/> when it is not what it was.</exception>
    public async Task<StoreMark?> LookAsync(Func<CancellationToken, Task<StoreMark?>> outside, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        await database.LockAsync(session, LockNames.Mark, ct).ConfigureAwait(false);
        try
        {
            return await database.Witness.LookAsync(
                session, await outside(ct).ConfigureAwait(false), clock.GetUtcNow(), ct).ConfigureAwait(false);
        }
        finally
        {
            // What is wrong with it stays written.
            await session.CommitAsync(ct).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// With whom messages were exchanged, and the last that the store knows of each. It reads all messages, so it takes its time.
    /// </summary>
    public Task<IReadOnlyList<LastExchange>> LastExchangesAsync(CancellationToken ct) =>
        database.ReadAsync(session => LastExchange.AllAsync(session, ct), ct);

    /// <summary>Standbys that may lack what was committed while no other is sure to have it; null when that cannot be seen.</summary>
    public async Task<long?> AsynchronousStandbysAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct).ConfigureAwait(false);
        return await database.AsynchronousStandbysAsync(session, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Begins a new life, all of it or nothing: every counter moves past what may have been given out since the backup was made, so that no
    /// number is used twice. Without effect when this backup was declared before.
    /// </summary>
    /// <param name="asOf">The moment that the backup is of.</param>
    /// <param name="by">Who declares it.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>What was done, or the life in which this backup was declared before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The moment lies in the future, or so far back that too few numbers are
    /// left.</exception>
    public async Task<(Restoration? Done, StoreEpoch? Before)> RestoredAsync(DateTimeOffset asOf, string by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (asOf > now)
            throw new ArgumentOutOfRangeException(nameof(asOf), "The moment lies in the future.");
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        await database.LockAsync(session, LockNames.Epoch, ct).ConfigureAwait(false);
        var epoch = await StoreEpoch.CurrentAsync(session, ct).ConfigureAwait(false);
        // A backup that was made later than this one was declared has it in it.
        if (epoch.AsOf is not null && epoch.BegunAt >= asOf)
            return (null, epoch);
        var skipped = new List<SkippedNumbers>();
        foreach (var counter in Counters)
            skipped.Add(await SkipAsync(session, counter, Restoration.StepOf(counter, now - asOf), ct).ConfigureAwait(false));
        // After the one before, also when the clock of that was ahead.
        var begunAt = now > epoch.BegunAt ? now : epoch.BegunAt.AddMilliseconds(1);
        var done = new Restoration(
            new(begunAt, by, asOf, null, null), epoch, skipped, await StoreEpoch.NewestAsync(session, ct).ConfigureAwait(false))
        {
            Unsent = await UnsentAsync(session, before: true).ConfigureAwait(false),
            MadeSince = await UnsentAsync(session, before: false).ConfigureAwait(false),
        };
        await StoreEpoch.BeginAsync(session, done.Epoch, ct).ConfigureAwait(false);
        await session.CommitAsync(ct).ConfigureAwait(false);
        return (done, null);

        Task<long> UnsentAsync(Session on, bool before) => on.FirstAsync(
            $"""
            select count(*) as number from outbox o join inbox i on i.id = o.bericht_id
            where o.sent_at is null and (coalesce(i.settled_at, i.received_at) <= @as_of) = @before
            """,
            row => row.Number("number"),
            ct,
            ("as_of", asOf.ToUniversalTime()),
            ("before", before));
    }

    private async Task<SkippedNumbers> SkipAsync(Session session, string counter, long step, CancellationToken ct)
    {
        var last = await session.FirstAsync($"{database.LastOf(counter)}", row => row.GetInt64(0), ct).ConfigureAwait(false);
        if (counter == Identificatie && last + step > MaxIdentificatie)
            throw new ArgumentOutOfRangeException(nameof(counter), "So long ago: too few numbers for answers would be left.");
        await database.SkipAsync(session, counter, step, ct).ConfigureAwait(false);
        return new(counter, last, last + step);
    }
}
