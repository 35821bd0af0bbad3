using System.Data.Common;
using System.Text;
using MessageHub.Register.Database;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Messages;

/// <summary>The table outbox.</summary>
internal static class Outbox
{
    /// <summary>Bytes of answers that are in memory at a time; one that has more is taken alone.</summary>
    private const long MaxBytes = 32 * 1024 * 1024;

    /// <summary>What leaves is text in UTF-8, because we wrote it.</summary>
    private static readonly RowSet<(OutgoingBericht Bericht, int Nummer)> Answers = new(
        new("bericht_id", ColumnType.Id, a => a.Bericht.BerichtId),
        new("file_name", ColumnType.Text, a => a.Bericht.FileName),
        new("content", ColumnType.Text, a => Encoding.UTF8.GetString(a.Bericht.Content)),
        new("nummer", ColumnType.Number, a => (long)a.Nummer));

    /// <summary>
    /// One walk along what is unsent, and from there one look for each by its id; no join, whose plan would be made for the tables as they
    /// are when the first answer goes out: empty.
    /// </summary>
    internal const string Unsent = """
        select bericht_id, file_name, content, standaard, nummer, sender as gemeente, receiver as aanbieder,
            (select transport_id from inbox where id = bericht_id) as transport_id,
            (select trace_parent from inbox where id = bericht_id) as trace_parent,
            (select received_at from inbox where id = bericht_id) as received_at,
            (select max(begun_at) from store_epoch e
                where e.last_answer < number and e.last_arrival >= (select arrival from inbox where id = bericht_id)) as epoch
        from (
            select oldest.*, sum(length(content)) over (order by number) as upto
            from (select * from outbox where sent_at is null and parked_at is null order by number limit @max) oldest) fitting
        where upto <= @bytes or upto = length(content)
        order by number
        """;

    /// <summary>Adds what leaves of one scope, in this order.</summary>
    public static void Insert(
        QueryBatch batch, RegisterDatabase database, ExchangeScope scope, IReadOnlyList<(OutgoingBericht Bericht, int Nummer)> outgoing)
    {
        if (outgoing.Count == 0)
            return;
        (string, object?)[] parameters =
        [
            ("standaard", Families.Of(scope.Standaard)),
            ("sender", scope.Gemeente),
            ("receiver", scope.Aanbieder),
        ];
        // An answer can be as large as a message may be: one that is alone is not copied into json.
        if (outgoing is [var (bericht, nummer)])
        {
            batch.Execute(
                """
                insert into outbox (bericht_id, file_name, content, standaard, nummer, sender, receiver)
                values (@bericht_id, @file_name, @content, @standaard, @nummer, @sender, @receiver)
                """,
                [
                    .. parameters,
                    ("bericht_id", bericht.BerichtId),
                    ("file_name", bericht.FileName),
                    ("content", bericht.Content),
                    ("nummer", (long)nummer),
                ]);
            return;
        }

        batch.Execute(
            $"""
            insert into outbox (bericht_id, file_name, content, nummer, standaard, sender, receiver)
            select r.bericht_id, r.file_name, {database.BytesOf("r.content")}, r.nummer, @standaard, @sender, @receiver
            from {Answers.From(database)}
            """,
            [.. parameters, ("rows", Answers.ToJson(outgoing))]);
    }

    public static async Task<IReadOnlyList<UnsentBericht>> UnsentAsync(Session session, int max, CancellationToken ct) => await session
        .QueryAsync(Unsent, UnsentOf, ct, ("max", (long)max), ("bytes", MaxBytes))
        .ConfigureAwait(false);

    public static Task MarkSentAsync(Session session, IEnumerable<Guid> berichten, DateTimeOffset at, CancellationToken ct) =>
        session.ExecuteAsync(
        $"update outbox set sent_at = @at where {session.Database.IsIn("bericht_id", "berichten")} and sent_at is null",
        ct,
        ("at", at.ToUniversalTime()),
        ("berichten", session.Database.ListOf(berichten)));

    public static Task<bool> HasUnsentAsync(Session session, CancellationToken ct) =>
        session.FirstAsync("select 1 as one from outbox where sent_at is null and parked_at is null limit 1", _ => true, ct);

    /// <summary>Counts one offer in vain; how many there were so far.</summary>
    public static Task<long> NoteRefusalAsync(Session session, Guid berichtId, CancellationToken ct) => session.FirstAsync(
        "update outbox set attempts = attempts + 1 where bericht_id = @id returning attempts", row => row.Number("attempts"), ct,
        ("id", berichtId));

    public static Task ParkAsync(Session session, Guid berichtId, DateTimeOffset at, CancellationToken ct) => session.ExecuteAsync(
        "update outbox set parked_at = @at where bericht_id = @id and sent_at is null", ct, ("id", berichtId),
        ("at", at.ToUniversalTime()));

    private static UnsentBericht UnsentOf(DbDataReader row) => new(
        row.Get<Guid>("bericht_id"),
        row.Text("file_name"),
        row.Get<byte[]>("content"),
        Inbox.ScopeOf(row),
        (int)(row.NumberOrNull("nummer") ?? 0),
        row.TextOrNull("transport_id"),
        row.TextOrNull("trace_parent"),
        row.Instant("received_at"))
    {
        Epoch = row.InstantOrNull("epoch"),
    };
}
