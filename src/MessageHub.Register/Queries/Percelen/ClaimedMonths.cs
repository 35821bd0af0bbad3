using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>The months of which each exchange has a claim that was judged by the reference date.</summary>
internal static class ClaimedMonths
{
    public static Task<List<(Completeness.Exchange Exchange, DateOnly Month)>> ReadAsync(
        Session session, PerceelFilter filter, CancellationToken ct)
    {
        var conditions = CompletenessQueries.ConditionsOf(session.Database, filter, "d");
        return session.QueryAsync(
            $"""
            select distinct d.standaard, d.gemeente, d.aanbieder, d.begindatum as month
            from declaratie d join verdict v on v.bericht_id = d.bericht_id
            where d.begindatum >= @first and d.begindatum <= @until and v.state <> 'held' and v.settled_on <= @known and {conditions.Sql}
            """,
            row => (CompletenessQueries.ExchangeOf(row), FirstOfMonth(row.Date("month"))),
            ct,
            [
                .. conditions.Parameters,
                ("known", filter.AsKnownOn),
                ("first", filter.From.AddMonths(-Completeness.MonthsBack)),
                ("until", filter.LastDay),
            ]);
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
