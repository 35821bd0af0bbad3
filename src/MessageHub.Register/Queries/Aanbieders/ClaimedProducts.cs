using MessageHub.Register.Database;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>The codes of products that an aanbieder claimed over a period.</summary>
internal static class ClaimedProducts
{
    public static async Task<IReadOnlyList<string>> ReadAsync(
        Session session, PerceelFilter filter, string[] agbs, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(session.Database, filter, "x");
        return await session.QueryAsync(
            $"""
            select distinct x.product_code from claim_total x
            where {conditions.Sql} and {session.Database.IsIn("x.aanbieder", "agbs")} and x.delivered >= @first and x.delivered <= @until
            """,
            row => row.Text("product_code"),
            ct,
            [.. conditions.Parameters, ("agbs", session.Database.ListOf(agbs)), ("first", filter.From), ("until", filter.Until)])
            .ConfigureAwait(false);
    }
}
