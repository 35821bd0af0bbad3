namespace MessageHub.Register.Database;

/// <summary>
/// What this process knows to stand in the store. A store that lacks it was restored from a backup, or is a standby that was behind, and
/// would give out numbers again that are on answers already: then nothing more is done on it. Safe for use by several threads.
/// </summary>
internal sealed class StoreWitness
{
    private volatile StoreMark? seen;
    private volatile Committed? kept;
    private volatile Committed? sent;
    private volatile RegisterException? distrust;

    /// <summary>Something is known of the store.</summary>
    public bool IsWatching => seen is not null;

    /// <summary>It was seen that the store is not what it was.</summary>
    public bool IsDistrusted => distrust is not null;

    /// <summary>This process has kept a message, and whoever brought it was notified.</summary>
    public void Kept(Guid berichtId) => kept = new(berichtId);

    /// <summary>This process has sent the answer to a message.</summary>
    public void Sent(Guid berichtId) => sent = new(berichtId);

    /// <exception cref="RegisterException">It was seen before that the store is not what it was.</exception>
    public void RequireTrust()
    {
        if (distrust is { } known)
            throw known;
    }

    /// <summary>From now on nothing is done on this store.</summary>
    public RegisterException Distrust(string why) => distrust ??= new(why, isTransient: true, isOtherStore: true);

    /// <summary>Looks whether all that is known still stands in the store, and what is the newest in it now.</summary>
    /// <param name="session">A session that can write, with or without a transaction.</param>
    /// <param name="outside">What somebody else knows, or null.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>The newest, or null when this connection can only read: a standby may be behind, and gives out nothing.</returns>
    /// <exception cref="RegisterException">Something does not, or somebody else saw so before.</exception>
    public async Task<StoreMark?> LookAsync(Session session, StoreMark? outside, DateTimeOffset now, CancellationToken ct)
    {
        if (!await session.Database.CanWriteAsync(session, ct).ConfigureAwait(false))
            return null;
        var epoch = await StoreEpoch.CurrentAsync(session, ct).ConfigureAwait(false);
        if (epoch.LacksOf is { } before)
            throw await DistrustAsync(session, before, ct).ConfigureAwait(false);
        var marks = new[] { seen, outside }.OfType<StoreMark>().Where(m => !epoch.Supersedes(m)).ToList();
        // What this process did itself it did in the life that it saw.
        var own = seen is { } life && epoch.Supersedes(life) ? [] : new[] { kept?.BerichtId, sent?.BerichtId };
        var database = session.Database;
        var arrivals = marks.Select(m => m.Arrival).Append(own.ElementAtOrDefault(0)).OfType<Guid>().Distinct().ToList();
        var answers = marks.Select(m => m.Answer).Append(own.ElementAtOrDefault(1)).OfType<Guid>().Distinct().ToList();
        var (hasAll, newest) = await session.FirstAsync(
            $"""
            select
                (select count(*) from inbox where {database.IsIn("id", "arrivals")}) as arrivals,
                (select count(*) from outbox where {database.IsIn("bericht_id", "answers")}) as answers,
                (select id from inbox order by arrival desc limit 1) as arrival,
                (select bericht_id from outbox order by number desc limit 1) as answer
            """,
            row => (
                row.Number("arrivals") == arrivals.Count && row.Number("answers") == answers.Count,
                new StoreMark(epoch.BegunAt, now, row.GuidOrNull("arrival"), row.GuidOrNull("answer"))),
            ct,
            ("arrivals", database.ListOf(arrivals)),
            ("answers", database.ListOf(answers))).ConfigureAwait(false);
        if (!hasAll || marks.Exists(m => m.Epoch != epoch.BegunAt))
        {
            var lacksOf = marks.Select(m => m.SeenAt).Append(now).Min();
            await StoreEpoch.DoubtAsync(session, lacksOf, now, ct).ConfigureAwait(false);
            throw await DistrustAsync(session, lacksOf, ct).ConfigureAwait(false);
        }

        return seen = newest;
    }

    private async Task<RegisterException> DistrustAsync(Session session, DateTimeOffset lacksOf, CancellationToken ct)
    {
        var newest = await StoreEpoch.NewestAsync(session, ct).ConfigureAwait(false);
        return Distrust(
            $"The store lacks what stood in it at {lacksOf:O}; the newest in it is of "
            + $"{(newest is { } at ? $"{at:O}" : "never: it is empty")}. "
            + "It was restored from a backup, a standby took over that was behind, or this is another store. "
            + "Stop all programs on it, declare it with messagehub store restored --as-of MOMENT, and start them again.");
    }

    /// <summary>
    /// A reference, because an id of two halves can be read while another thread writes it; half of each stands in no store.
    /// </summary>
    private sealed record Committed(Guid BerichtId);
}
