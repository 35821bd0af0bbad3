using MessageHub.Register.Database;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>How many had something granted on the given products, by perceel and organisation.</summary>
internal static class ClientsByOrganisation
{
    public static async Task<IReadOnlyList<AanbiederFacts.ClientCount>> ReadAsync(
        Session session, PerceelFilter filter, PerceelBasis basis, IReadOnlyList<string> codes, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(session.Database, filter, "x");
        return await session.QueryAsync(
            $"""
            select c.standaard, c.key, c.organisation, count(*) as clients from (
                select x.standaard, {PerceelBasis.Key(filter)} as key, coalesce(m.hoofd_agb, x.aanbieder) as organisation, x.bsn
                from client_month x
                {MergedAanbieder.Join("x")}
                {PerceelBasis.Joins(session.Database, filter, "pp.van <= x.month and (pp.tot is null or pp.tot >= x.month)")}
                where {conditions.Sql} and {session.Database.IsIn("x.product_code", "codes")}
                    and x.month >= @first and x.month <= @until and x.processed <= @known
                group by x.standaard, {PerceelBasis.Key(filter)}, coalesce(m.hoofd_agb, x.aanbieder), x.bsn having sum(x.net) > 0) c
            group by c.standaard, c.key, c.organisation
            """,
            row => new AanbiederFacts.ClientCount(
                Families.Find(row.Text("standaard")), row.Text("key"), row.Text("organisation"), row.Number("clients")),
            ct,
            [.. basis.ParametersOf(conditions, filter), ("codes", session.Database.ListOf(codes)), ("last", filter.LastDay)])
            .ConfigureAwait(false);
    }
}
