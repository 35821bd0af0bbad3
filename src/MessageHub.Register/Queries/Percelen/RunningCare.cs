using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>From when to when each exchange has care that runs, by the reference date.</summary>
internal static class RunningCare
{
    public static Task<List<(Completeness.Exchange Exchange, DateOnly First, DateOnly Last)>> ReadAsync(
        Session session, PerceelFilter filter, CancellationToken ct)
    {
        var conditions = CompletenessQueries.ConditionsOf(session.Database, filter, "t");
        return session.QueryAsync(
            $"""
            select t.standaard, t.gemeente, t.aanbieder, min(l.begindatum) as first_day, max(coalesce(t.einddatum, @last)) as last_day
            from toewijzing t
            join levering l on l.standaard = t.standaard and l.gemeente = t.gemeente and l.aanbieder = t.aanbieder and l.bsn = t.bsn
                and l.toewijzing_nummer = t.toewijzing_nummer and l.deleted_by is null and l.reden_beeindiging is null
            where t.told_on is not null and t.told_on <= @known and (t.einddatum is null or t.einddatum >= @first) and {conditions.Sql}
            group by t.standaard, t.gemeente, t.aanbieder
            """,
            row => (CompletenessQueries.ExchangeOf(row), row.Date("first_day"), row.Date("last_day")),
            ct,
            [.. conditions.Parameters, ("known", filter.AsKnownOn), ("first", filter.From), ("last", filter.LastDay)]);
    }
}
