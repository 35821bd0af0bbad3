using System.Data.Common;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Rules.Assessment;

namespace MessageHub.Register.Queries.Trace;

/// <summary>The trace of one message.</summary>
internal static class BerichtTrace
{
    public static async Task<BerichtDetail?> ReadAsync(Session session, GemeenteScope scope, Guid id, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database).AddScope("v", scope).AddEqual("v.bericht_id", "id", id);
        var detail = await session.FirstAsync(
            $"""
            select v.*, null as retour_codes, i.file_name, i.transport_id, length(i.content) as size, i.result, i.settled_at,
                h.number as held_number,
                o.file_name as answer_name, o.nummer as answer_nummer, length(o.content) as answer_size, o.sent_at,
                f.cause, f.attempts, f.first_at, f.last_at, i.parked_at,
                case when o.sent_at is null then o.parked_at end as answer_parked_at, p.release, p.program, p.rule_set, p.agreements
            from {BerichtList.Source(session.Database)} v
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
    }

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
