using MessageHub.Register.Database;

namespace MessageHub.Register.Messages;

/// <summary>The table event: facts for other systems, written with what makes them facts.</summary>
internal static class EventOutbox
{
    private static readonly RowSet<(Guid BerichtId, string Gemeente, OutgoingEvent Event)> Events = new(
        new("id", ColumnType.Id, e => e.Event.Id),
        new("bericht_id", ColumnType.Id, e => e.BerichtId),
        new("gemeente", ColumnType.Text, e => e.Gemeente),
        new("kind", ColumnType.Text, e => e.Event.Kind),
        new("subject", ColumnType.Text, e => e.Event.Subject),
        new("data", ColumnType.Text, e => e.Event.Data));

    /// <summary>One walk along what is unsent; the transport id is looked up for each by its message.</summary>
    internal const string Unsent = """
        select id, gemeente, kind, subject, data, happened_at, (select transport_id from inbox where id = event.bericht_id) as transport_id
        from event where sent_at is null order by number limit @max
        """;

    /// <summary>Adds events in their order; one that is there already stays as it is.</summary>
    public static void Insert(
        QueryBatch batch,
        RegisterDatabase database,
        IReadOnlyList<(Guid BerichtId, string Gemeente, OutgoingEvent Event)> events,
        DateTimeOffset at)
    {
        if (events.Count == 0)
            return;
        batch.Execute(
            $"""
            insert into event ({Events.Names}, happened_at)
            select {Events.Values}, @at from {Events.From(database)} where true
            on conflict (id) do nothing
            """,
            ("at", at.ToUniversalTime()),
            ("rows", Events.ToJson(events)));
    }

    public static Task<List<UnsentEvent>> UnsentAsync(Session session, int max, CancellationToken ct) => session.QueryAsync(
        Unsent,
        row => new UnsentEvent(
            new(row.Get<Guid>("id"), row.Text("kind"), row.Text("subject"), row.Text("data")),
            row.Text("gemeente"),
            row.Instant("happened_at"),
            row.TextOrNull("transport_id")),
        ct,
        ("max", (long)max));

    public static Task<int> MarkSentAsync(Session session, IEnumerable<Guid> events, DateTimeOffset at, CancellationToken ct) =>
        session.ExecuteAsync(
            $"update event set sent_at = @at where {session.Database.IsIn("id", "events")} and sent_at is null",
            ct,
            ("at", at.ToUniversalTime()),
            ("events", session.Database.ListOf(events)));

    /// <summary>
    /// Removes events that were sent before a moment: who was to be reported is reported, and the register holds what they say.
    /// </summary>
    public static Task<int> ForgetAsync(Session session, DateTimeOffset before, int max, CancellationToken ct) => session.ExecuteAsync(
        $"""
        delete from event where number in (
            select number from event where sent_at < @before order by number limit @max {session.Database.ForUpdateSkipLocked})
        """,
        ct,
        ("before", before.ToUniversalTime()),
        ("max", (long)max));
}
