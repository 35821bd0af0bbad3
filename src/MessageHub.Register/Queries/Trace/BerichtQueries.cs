using System.Data.Common;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Rules.Assessment;

namespace MessageHub.Register.Queries.Trace;

/// <summary>Everything about one message. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class BerichtQueries(RegisterDatabase database)
{
    /// <summary>The trace of a message, or null when it is not there or of a gemeente outside the scope.</summary>
    public Task<BerichtDetail?> FindAsync(GemeenteScope scope, Guid id, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var conditions = new Conditions(database).AddScope("v", scope).AddEqual("v.bericht_id", "id", id);
            var detail = await session.FirstAsync(
                $"""
                select v.*, null as retour_codes, i.file_name, i.transport_id, length(i.content) as size, i.result, i.settled_at,
                    h.number as held_number,
                    o.file_name as answer_name, o.nummer as answer_nummer, length(o.content) as answer_size, o.sent_at,
                    f.cause, f.attempts, f.first_at, f.last_at, i.parked_at,
                    case when o.sent_at is null then o.parked_at end as answer_parked_at, p.release, p.program, p.rule_set, p.agreements
                from {BerichtList.Source(database)} v
                join inbox i on i.id = v.bericht_id
                left join verdict p on p.bericht_id = v.bericht_id
                left join held h on h.bericht_id = v.bericht_id
                left join outbox o on o.bericht_id = v.bericht_id
                left join fault f on f.bericht_id = v.bericht_id
                where {conditions.Sql}
                """,
                DetailOf,
                ct,
                conditions.Parameters).ConfigureAwait(false);
            if (detail is null)
                return null;
            var findings = await FindingList.OfBerichtAsync(session, id, ct).ConfigureAwait(false);
            return detail with
            {
                Row = detail.Row with
                {
                    RetourCodes = [.. findings.Select(f => f.RetourCode).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
                },
                Findings = findings,
                Change = await RegisterChanges.OfAsync(session, id, ct).ConfigureAwait(false),
                Decisions = detail.HeldNumber is null ? [] : await HeldWork.DecisionsAsync(session, id, ct).ConfigureAwait(false),
            };
        },
        ct);

    /// <summary>The original bytes, or null as in <see cref="FindAsync"/>. To be recorded in the <see cref="Access.AccessLog"/>.</summary>
    public Task<BerichtBytes?> OriginalAsync(GemeenteScope scope, Guid id, CancellationToken ct) =>
        BytesAsync("inbox f on f.id = v.bericht_id", scope, id, ct);

    /// <summary>The bytes of its answer, or null when there is none. To be recorded in the <see cref="Access.AccessLog"/>.</summary>
    public Task<BerichtBytes?> AnswerAsync(GemeenteScope scope, Guid id, CancellationToken ct) =>
        BytesAsync("outbox f on f.bericht_id = v.bericht_id", scope, id, ct);

    /// <summary>
    /// The persons a message is about, for the access log and for whoever may see them: at most <paramref name="max"/>, or all when that
    /// is null.
    /// </summary>
    public Task<IReadOnlyList<Bsn>> ClientsAsync(GemeenteScope scope, Guid id, int? max, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var conditions = new Conditions(database).AddScope("v", scope with { WithUnread = false }).AddEqual("c.bericht_id", "id", id);
            return (IReadOnlyList<Bsn>)await session.QueryAsync(
                $"""
                select c.bsn from bericht_client c join verdict v on v.bericht_id = c.bericht_id and v.gemeente = c.gemeente
                where {conditions.Sql} order by c.bsn limit @max
                """,
                row => new Bsn(row.Text("bsn")),
                ct,
                [
                    .. conditions.Parameters,
                    ("max", max is { } some ? Math.Clamp(some, 1, PageRequest.MaxSize) : long.MaxValue),
                ]).ConfigureAwait(false);
        },
        ct);

    /// <param name="file">The table f of the file of a message v, and how to find it there.</param>
    /// <param name="scope">Whose messages.</param>
    /// <param name="id">The message.</param>
    /// <param name="ct">Stops the work.</param>
    private Task<BerichtBytes?> BytesAsync(string file, GemeenteScope scope, Guid id, CancellationToken ct) => database.ReadAsync(
        session =>
        {
            var conditions = new Conditions(database).AddScope("v", scope).AddEqual("v.bericht_id", "id", id);
            return session.FirstAsync(
                $"""
                select f.file_name, f.content from {BerichtList.Source(database)} v
                join {file}
                where {conditions.Sql}
                """,
                row => new BerichtBytes(row.Text("file_name"), row.Get<byte[]>("content")),
                ct,
                conditions.Parameters);
        },
        ct);

    private static Provenance ProvenanceOf(DbDataReader row) => new()
    {
        Program = row.TextOrNull("program"),
        Release = row.TextOrNull("release") is { } name ? ReleaseName.Parse(name) : null,
        Rules = row.TextOrNull("rule_set"),
        Agreements = row.NumberOrNull("agreements"),
    };

    private static BerichtDetail DetailOf(DbDataReader row) => new()
    {
        Row = BerichtList.RowOf(row),
        FileName = row.Text("file_name"),
        TransportId = row.TextOrNull("transport_id"),
        Size = Convert.ToInt64(row.Get<object>("size")),
        SettledAt = row.Text("state") is "received" or "held" ? null : row.InstantOrNull("settled_at"),
        Dagtekening = row.DateOrNull("dagtekening"),
        Result = row.TextOrNull("result"),
        Provenance = row.Has("release") || row.Has("program") ? ProvenanceOf(row) : null,
        HeldNumber = row.NumberOrNull("held_number"),
        Answer = row.TextOrNull("answer_name") is { } name
            ? new(
                name,
                (int?)row.NumberOrNull("answer_nummer"),
                Convert.ToInt64(row.Get<object>("answer_size")),
                row.InstantOrNull("sent_at"))
            : null,
        Fault = row.TextOrNull("cause") is { } cause
            ? new(
                row.Get<Guid>("bericht_id"),
                cause,
                row.Number("attempts"),
                row.Instant("first_at"),
                row.Instant("last_at"),
                row.Has("parked_at") || row.Has("answer_parked_at"))
            {
                IsOfAnswer = row.Has("answer_parked_at"),
            }
            : null,
        // Asked for only when the message is there.
        Findings = [],
        Change = new(),
        Decisions = [],
    };
}
