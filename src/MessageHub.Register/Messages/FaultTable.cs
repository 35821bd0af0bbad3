using System.Data.Common;
using MessageHub.Register.Database;

namespace MessageHub.Register.Messages;

/// <summary>The table fault.</summary>
internal static class FaultTable
{
    /// <summary>A message that is not judged, or whose answer is not sent, until somebody says so.</summary>
    private const string IsParked = "(i.state = 'received' and i.parked_at is not null or o.sent_at is null and o.parked_at is not null)";

    private const string Listed = $"""
        select f.*, coalesce({IsParked}, false) as is_parked, case when o.parked_at is not null
            then cast(length(o.content) as bigint) end as answer_size
        from fault f join inbox i on i.id = f.bericht_id left join outbox o on o.bericht_id = f.bericht_id
        """;

    /// <summary>Adds one attempt to judge a message that failed; the number of attempts so far.</summary>
    public static async Task<long> NoteAsync(
        Session session, Guid id, string cause, string details, DateTimeOffset at, CancellationToken ct) =>
        await session
        .FirstAsync(
            """
            insert into fault (bericht_id, cause, details, attempts, first_at, last_at) values (@id, @cause, @details, 1, @at, @at)
            on conflict (bericht_id) do update
            set cause = excluded.cause, details = excluded.details, attempts = fault.attempts + 1, last_at = excluded.last_at,
                told_at = null
            returning attempts
            """,
            row => row.Number("attempts"),
            ct,
            ("id", id),
            ("cause", cause),
            ("details", details),
            ("at", at.ToUniversalTime())).ConfigureAwait(false);

    /// <summary>Keeps why an answer was not taken, and how often it was offered.</summary>
    public static Task NoteAnswerAsync(Session session, RefusedAnswer answer, long attempts, DateTimeOffset at, CancellationToken ct) =>
        session.ExecuteAsync(
        """
        insert into fault (bericht_id, cause, details, attempts, first_at, last_at) values (@id, @cause, @details, @attempts, @at, @at)
        on conflict (bericht_id) do update
        set cause = excluded.cause, details = excluded.details, attempts = excluded.attempts, last_at = excluded.last_at, told_at = null
        """,
        ct,
        ("id", answer.BerichtId),
        ("cause", answer.Cause),
        ("details", answer.Details),
        ("attempts", attempts),
        ("at", at.ToUniversalTime()));

    public static Task ParkAsync(Session session, Guid id, DateTimeOffset at, CancellationToken ct) => session.ExecuteAsync(
        "update inbox set parked_at = @at where id = @id and state = 'received'", ct, ("id", id), ("at", at.ToUniversalTime()));

    public static async Task<IReadOnlyList<FaultRow>> ListAsync(Session session, bool all, CancellationToken ct) => await session
        .QueryAsync($"{Listed} {(all ? "" : $"where {IsParked}")} order by i.arrival", RowOf, ct)
        .ConfigureAwait(false);

    /// <summary>Faults of parked messages of which nobody was notified, for the caller alone.</summary>
    public static async Task<IReadOnlyList<FaultRow>> UnnotifiedAsync(Session session, int max, CancellationToken ct) => await session
        .QueryAsync(
            $"""
            select f.*, true as is_parked, null as answer_size from fault f
            where told_at is null
                and (exists (select 1 from inbox i where i.id = f.bericht_id and i.state = 'received' and i.parked_at is not null)
                    or exists (select 1 from outbox o where o.bericht_id = f.bericht_id and o.sent_at is null and o.parked_at is not null))
            order by last_at limit @max {session.Database.ForUpdateSkipLocked}
            """,
            RowOf,
            ct,
            ("max", (long)max))
        .ConfigureAwait(false);

    public static Task MarkNotifiedAsync(Session session, IEnumerable<FaultRow> faults, DateTimeOffset at, CancellationToken ct) =>
        session.ExecuteEachAsync(
        "update fault set told_at = @at where bericht_id = @id",
        [.. faults.Select(f => new (string, object?)[] { ("id", f.BerichtId), ("at", at.ToUniversalTime()) })],
        ct);

    /// <summary>Lets parked messages be judged again, the oldest first, and parked answers be sent again.</summary>
    /// <param name="session">A transaction.</param>
    /// <param name="ids">Which.</param>
    /// <param name="firstAt">When the first is offered.</param>
    /// <param name="step">How much later each next one is.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<int> RetryAsync(
        Session session, IReadOnlyList<Guid> ids, DateTimeOffset firstAt, TimeSpan step, CancellationToken ct)
    {
        var judged = await session.ExecuteEachAsync(
            "update inbox set parked_at = null, offer_after = @at where id = @id and state = 'received' and parked_at is not null",
            [.. ids.Select((id, i) => new (string, object?)[] { ("id", id), ("at", (firstAt + i * step).ToUniversalTime()) })],
            ct).ConfigureAwait(false);
        var sent = await session.ExecuteEachAsync(
            "update outbox set parked_at = null, attempts = 0 where bericht_id = @id and sent_at is null and parked_at is not null",
            [.. ids.Select(id => new (string, object?)[] { ("id", id) })],
            ct).ConfigureAwait(false);
        return judged.Sum() + sent.Sum();
    }

    private static FaultRow RowOf(DbDataReader row) => new(
        row.Get<Guid>("bericht_id"),
        row.Text("cause"),
        row.Text("details"),
        row.Number("attempts"),
        row.Instant("first_at"),
        row.Instant("last_at"),
        row.Get<bool>("is_parked"),
        row.NumberOrNull("answer_size"));
}
