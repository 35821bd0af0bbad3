using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>What was granted less what was credited, in cents, by perceel, gemeente and aanbieder.</summary>
internal static class PerceelAmounts
{
    public static async Task<IReadOnlyList<PerceelFacts.Amount>> ReadAsync(
        Session session, PerceelFilter filter, PerceelBasis basis, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(session.Database, filter, "x");
        return await session.QueryAsync(
            $"""
            select x.standaard, {PerceelBasis.Key(filter)} as key, x.gemeente, x.aanbieder, cast(sum(x.net) as bigint) as net
            from (
                select x.standaard, x.product_code, x.perceel, x.delivered as month, x.gemeente, x.aanbieder,
                    sum(x.granted - x.credited) as net
                from claim_total x
                where {conditions.Sql} and x.delivered >= @first and x.delivered <= @until and x.processed <= @known
                    and x.granted + x.credited > 0
                group by x.standaard, x.product_code, x.perceel, x.delivered, x.gemeente, x.aanbieder) x
            {PerceelBasis.Joins(session.Database, filter, "pp.van <= x.month and (pp.tot is null or pp.tot >= x.month)")}
            group by x.standaard, {PerceelBasis.Key(filter)}, x.gemeente, x.aanbieder
            """,
            row => new PerceelFacts.Amount(
                Families.Find(row.Text("standaard")), row.Text("key"), row.Text("gemeente"), row.Text("aanbieder"), row.Number("net")),
            ct,
            basis.ParametersOf(conditions, filter)).ConfigureAwait(false);
    }
}
