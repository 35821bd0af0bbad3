using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>Allocations that go on although care on them stopped for good.</summary>
internal static class StoppedList
{
    public static async Task<IReadOnlyList<StoppedToewijzing>> ReadAsync(
        Session session, GemeenteScope scope, DateOnly since, DateOnly today, int max, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database).AddScope("l", scope with { WithUnread = false });
        return await session.QueryAsync(
            $"""
            with s as materialized (
                select l.standaard, l.gemeente, l.toewijzing_nummer, max(l.begindatum) as began_on, max(l.einddatum) as stopped_on
                from levering l
                where {conditions.Sql} and l.deleted_by is null and l.reden_beeindiging is not null
                    and l.reden_beeindiging <> '{StopReason.Temporary}' and l.toewijzing_nummer is not null
                    and l.einddatum between @since and @today
                group by l.standaard, l.gemeente, l.toewijzing_nummer)
            select v.* from (
                select t.*, {ToewijzingVersions.FirstReason("t")} as first_reason, {ToewijzingVersions.Recency("t")} as recency,
                    s.began_on, s.stopped_on
                from s
                join toewijzing t on t.standaard = s.standaard and t.gemeente = s.gemeente and t.toewijzing_nummer = s.toewijzing_nummer
                join bericht b on b.id = t.bericht_id
                where b.in_force) v
            where recency = 1 and (einddatum is null or (einddatum > stopped_on and einddatum >= @today))
                and not {ToewijzingVersions.IsDeleted}
                and not exists (select 1 from levering n
                    where n.bsn = v.bsn and n.aanbieder = v.aanbieder and n.gemeente = v.gemeente and n.standaard = v.standaard
                        and n.toewijzing_nummer = v.toewijzing_nummer and n.deleted_by is null and n.reden_beeindiging is null
                        and n.begindatum > v.began_on)
            order by stopped_on desc, toewijzing_nummer
            limit @max
            """,
            row => new StoppedToewijzing(
                new(Families.Find(row.Text("standaard")), row.Text("gemeente"), row.Number("toewijzing_nummer")),
                row.Text("aanbieder"),
                row.Date("stopped_on"),
                row.DateOrNull("einddatum")),
            ct,
            [.. conditions.Parameters, ("since", since), ("today", today), ("max", (long)max)]).ConfigureAwait(false);
    }
}

/// <summary>
/// An allocation that goes on although the aanbieder reported that care on it stopped for good. Holds nothing of a person.
/// </summary>
/// <param name="Key">Its key.</param>
/// <param name="Aanbieder">AGB code.</param>
/// <param name="StoppedOn">The last day of care.</param>
/// <param name="Einddatum">The last day of the allocation, or null.</param>
public sealed record StoppedToewijzing(ToewijzingKey Key, string Aanbieder, DateOnly StoppedOn, DateOnly? Einddatum);
