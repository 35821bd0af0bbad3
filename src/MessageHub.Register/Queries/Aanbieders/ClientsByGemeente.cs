using MessageHub.Register.Database;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>How many had something granted of an aanbieder, by gemeente; in all of them, each person once, under "".</summary>
internal static class ClientsByGemeente
{
    public static async Task<IReadOnlyDictionary<string, long>> ReadAsync(
        Session session, PerceelFilter filter, string[] agbs, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(session.Database, filter, "x");
        var rows = await session.QueryAsync(
            $"""
            with had as materialized (
                select x.gemeente, x.bsn, sum(x.net) as net from client_month x
                where {conditions.Sql} and {session.Database.IsIn("x.aanbieder", "agbs")}
                    and x.month >= @first and x.month <= @until and x.processed <= @known
                group by x.gemeente, x.bsn)
            select gemeente, count(*) as clients from had where net > 0 group by gemeente
            union all select '', count(*) from (select bsn from had group by bsn having sum(net) > 0) c
            """,
            row => (Gemeente: row.Text("gemeente"), Clients: row.Number("clients")),
            ct,
            [
                .. conditions.Parameters, ("agbs", session.Database.ListOf(agbs)), ("first", filter.From), ("until", filter.Until),
                ("known", filter.AsKnownOn),
            ]).ConfigureAwait(false);
        return rows.ToDictionary(r => r.Gemeente, r => r.Clients);
    }
}
