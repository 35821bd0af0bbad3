using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>What was granted less what was credited, in cents, by exchange and month of delivery.</summary>
internal static class NetByMonth
{
    public static Task<List<(Completeness.Exchange Exchange, DateOnly Month, long Net)>> ReadAsync(
        Session session, PerceelFilter filter, CancellationToken ct)
    {
        var conditions = CompletenessQueries.ConditionsOf(session.Database, filter, "c");
        return session.QueryAsync(
            $"""
            select c.standaard, c.gemeente, c.aanbieder, c.delivered as month, cast(sum(c.granted - c.credited) as bigint) as net
            from claim_total c
            where c.delivered >= @first and c.delivered <= @until and c.processed <= @known and {conditions.Sql}
            group by c.standaard, c.gemeente, c.aanbieder, c.delivered
            """,
            row => (CompletenessQueries.ExchangeOf(row), row.Date("month"), row.Number("net")),
            ct,
            [.. conditions.Parameters, ("known", filter.AsKnownOn), ("first", filter.From.AddMonths(-1)), ("until", filter.Until)]);
    }
}
