using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>How many persons had something granted, on each level.</summary>
internal static class PerceelClientCounts
{
    public static async Task<IReadOnlyList<PerceelFacts.ClientCount>> ReadAsync(
        Session session, PerceelFilter filter, PerceelBasis basis, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(session.Database, filter, "x");
        var outside = basis.Definitions.Where(d => !d.IsInScope).Select(d => $"{Families.Of(d.Standaard)}|{d.Key}");
        return await session.QueryAsync(
            Sql(session.Database, filter),
            row => new PerceelFacts.ClientCount(
                Enum.Parse<ClientsOf>(row.Text("kind")),
                row.Text("standaard") is { Length: > 0 } family ? Families.Find(family) : null,
                row.Text("key"),
                row.Text("gemeente"),
                row.Number("is_outside") == 1,
                row.Number("clients")),
            ct,
            [
                .. basis.ParametersOf(conditions, filter),
                ("outside", session.Database.ListOf(outside)),
            ]).ConfigureAwait(false);
    }

    /// <summary>
    /// Counts of persons on each level in one pass over what each person had, perceel by perceel and gemeente by gemeente.
    /// </summary>
    internal static string Sql(RegisterDatabase database, PerceelFilter filter) =>
        $"""
        with had as materialized (
            select x.standaard, {PerceelBasis.Key(filter)} as key, x.gemeente, x.bsn, sum(x.net) as net
            from client_month x
            {PerceelBasis.Joins(database, filter, "pp.van <= x.month and (pp.tot is null or pp.tot >= x.month)")}
            where {PerceelBasis.Conditions(database, filter, "x").Sql} and x.month >= @first and x.month <= @until and x.processed <= @known
            group by x.standaard, {PerceelBasis.Key(filter)}, x.gemeente, x.bsn),
        client as materialized (
            select standaard, key, bsn,
                cast(case when {database.IsIn("standaard || '|' || key", "outside")} then 1 else 0 end as bigint) as is_outside from had
            group by standaard, key, bsn having sum(net) > 0)
        select '{nameof(ClientsOf.Perceel)}' as kind, standaard, key, '' as gemeente, cast(0 as bigint) as is_outside, count(*) as clients
            from client group by standaard, key
        union all select '{nameof(ClientsOf.PerceelInGemeente)}', standaard, key, gemeente, 0, count(*)
            from had where net > 0 group by standaard, key, gemeente
        union all select '{nameof(ClientsOf.Scope)}', standaard, '', '', is_outside, count(*)
            from (select distinct standaard, is_outside, bsn from client) c group by standaard, is_outside
        union all select '{nameof(ClientsOf.Domain)}', standaard, '', '', 0, count(*)
            from (select distinct standaard, bsn from client) c group by standaard
        union all select '{nameof(ClientsOf.DomainInGemeente)}', standaard, '', gemeente, 0, count(*)
            from (select distinct standaard, gemeente, bsn from had where net > 0) c group by standaard, gemeente
        union all select '{nameof(ClientsOf.All)}', '', '', '', 0, count(*) from (select distinct bsn from client) c
        """;
}
