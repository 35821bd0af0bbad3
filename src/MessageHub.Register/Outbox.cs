namespace MessageHub.Register;

/// <summary>The table outbox.</summary>
internal static class Outbox
{
    public static Task InsertAsync(Session session, OutgoingBericht outgoing, CancellationToken ct) => session.ExecuteAsync(
        "insert into outbox (bericht_id, file_name, content) values (@bericht_id, @file_name, @content)",
        ct,
        ("bericht_id", outgoing.BerichtId),
        ("file_name", outgoing.FileName),
        ("content", outgoing.Content));

    public static async Task<IReadOnlyList<OutgoingBericht>> UnsentAsync(Session session, int most, CancellationToken ct) => await session
        .QueryAsync(
            "select bericht_id, file_name, content from outbox where sent_at is null order by number limit @most",
            row => new OutgoingBericht(row.Get<Guid>("bericht_id"), row.Text("file_name"), row.Get<byte[]>("content")),
            ct,
            ("most", (long)most))
        .ConfigureAwait(false);

    public static Task MarkSentAsync(Session session, Guid berichtId, DateTimeOffset at, CancellationToken ct) => session.ExecuteAsync(
        "update outbox set sent_at = @at where bericht_id = @bericht_id and sent_at is null",
        ct,
        ("bericht_id", berichtId),
        ("at", at.ToUniversalTime()));
}
