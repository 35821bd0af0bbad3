using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Register.Queries.Berichten;

namespace MessageHub.Register.Queries.Rejections;

/// <summary>What was rejected more than once with the same key.</summary>
internal static class RepeatedRejections
{
    /// <summary>
    /// The most often rejected first: an index gives findings in that order, so that the rest is only asked of those that are shown. Of a
    /// key the last time counts, and of that the first finding.
    /// </summary>
    public static Task<List<RepeatedRejection>> ReadAsync(Session session, BerichtFilter filter, int max, CancellationToken ct)
    {
        var database = session.Database;
        var conditions = FindingList.ConditionsOf(database, filter);
        return session.QueryAsync(
            $"""
            select f.standaard, f.gemeente, f.aanbieder, f.nummer, f.toewijzing_nummer, f.product_code, f.begindatum, f.referentie,
                f.attempt, f.bericht_id, v.received_at, f.bedrag,
                (select {database.DistinctList("x.retour_code")} from finding x
                    where x.gemeente = f.gemeente and x.aanbieder = f.aanbieder and x.repeat_key = f.repeat_key) as retour_codes
            from finding f join verdict v on v.bericht_id = f.bericht_id
            where f.repeat_key is not null and f.attempt > 1 and {database.IsIn("f.gemeente", "gemeenten")} and {conditions.Sql}
                and not exists (
                    select 1 from finding n
                    where n.gemeente = f.gemeente and n.aanbieder = f.aanbieder and n.repeat_key = f.repeat_key and n.attempt > f.attempt)
                and not exists (
                    select 1 from finding o where o.bericht_id = f.bericht_id and o.repeat_key = f.repeat_key and o.ordinal < f.ordinal)
            order by f.attempt desc, f.arrival desc
            limit @max
            """,
            RowOf,
            ct,
            [.. conditions.Parameters, ("max", (long)Math.Clamp(max, 1, PageRequest.MaxSize))]);
    }

    private static RepeatedRejection RowOf(DbDataReader row) => new(
        Families.Find(row.Text("standaard")),
        row.Text("gemeente"),
        row.Text("aanbieder"),
        (int)row.Number("nummer"),
        row.NumberOrNull("toewijzing_nummer"),
        row.TextOrNull("product_code"),
        row.DateOrNull("begindatum"),
        row.TextOrNull("referentie"),
        row.Number("attempt"),
        BerichtList.CodesOf(row.TextOrNull("retour_codes")),
        row.Get<Guid>("bericht_id"),
        row.Instant("received_at"),
        row.NumberOrNull("bedrag"));
}
