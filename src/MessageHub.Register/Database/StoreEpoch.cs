namespace MessageHub.Register.Database;

/// <summary>A life of the store: the table store_epoch.</summary>
/// <param name="BegunAt">When it began, which is its name too.</param>
/// <param name="BegunBy">Who declared it.</param>
/// <param name="AsOf">The moment of the backup it began with; null for a store that was made.</param>
/// <param name="DoubtedAt">Since when it is known that the store lacks what stood in it; null while nobody knows of anything.</param>
/// <param name="LacksOf">When that stood in it.</param>
public sealed record StoreEpoch(
    DateTimeOffset BegunAt, string BegunBy, DateTimeOffset? AsOf, DateTimeOffset? DoubtedAt, DateTimeOffset? LacksOf)
{
    /// <summary>What was seen in an earlier life need not stand in this one, because somebody declared that it is older.</summary>
    internal bool Supersedes(StoreMark mark) => AsOf is not null && mark.Epoch < BegunAt;

    /// <summary>The one that counts.</summary>
    internal static async Task<StoreEpoch> CurrentAsync(Session session, CancellationToken ct) => (await session.FirstAsync(
        "select * from store_epoch order by begun_at desc limit 1",
        row => new StoreEpoch(
            row.Instant("begun_at"), row.Text("begun_by"), row.InstantOrNull("as_of"), row.InstantOrNull("doubted_at"),
            row.InstantOrNull("lacks_of")),
        ct).ConfigureAwait(false))!;

    /// <summary>Informs all who work on this store that it is not what it was.</summary>
    internal static Task DoubtAsync(Session session, DateTimeOffset lacksOf, DateTimeOffset now, CancellationToken ct) =>
        session.ExecuteAsync(
        "update store_epoch set doubted_at = @now, lacks_of = @lacks_of where begun_at = (select max(begun_at) "
        + "from store_epoch) and doubted_at is null",
        ct,
        ("now", now),
        ("lacks_of", lacksOf));

    internal static Task BeginAsync(Session session, StoreEpoch epoch, CancellationToken ct) => session.ExecuteAsync(
        """
        insert into store_epoch (begun_at, begun_by, as_of, last_arrival, last_answer)
        values (@begun_at, @begun_by, @as_of, (select coalesce(max(arrival), 0) from inbox), (select coalesce(max(number), 0) from outbox))
        """,
        ct,
        ("begun_at", epoch.BegunAt),
        ("begun_by", epoch.BegunBy),
        ("as_of", epoch.AsOf));

    /// <summary>When the newest message arrived or got its answer; null when there is none.</summary>
    internal static Task<DateTimeOffset?> NewestAsync(Session session, CancellationToken ct) => session.FirstAsync(
        """
        select received_at, (select i.settled_at from outbox o join inbox i on i.id = o.bericht_id
            order by o.number desc limit 1) as settled_at
        from inbox order by arrival desc limit 1
        """,
        row => new[] { row.Instant("received_at"), row.InstantOrNull("settled_at") }.Max(),
        ct);
}
