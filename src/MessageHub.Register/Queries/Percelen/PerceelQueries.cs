using MessageHub.Register.Database;
using MessageHub.Register.Lists;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>
/// Asks for what figures per perceel are made of. Which perceel a line is in is looked up when it is asked, so that a product that was
/// put in the wrong one is mended for the past too. Safe for use by several threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
public sealed class PerceelQueries(RegisterDatabase database)
{
    /// <summary>The divisions there are, the one that began last first.</summary>
    public async Task<IReadOnlyList<string>> IndelingenAsync(CancellationToken ct) => await database.ReadAsync(
        session => session.QueryAsync(
            "select indeling from listed_perceel where removed is null group by indeling order by max(van) desc, indeling",
            row => row.Text("indeling"),
            ct),
        ct).ConfigureAwait(false);

    /// <summary>The facts of a period, in a fixed number of commands.</summary>
    public async Task<PerceelFacts> ReadAsync(PerceelFilter filter, CancellationToken ct)
    {
        var basis = await database.ReadAsync(session => PerceelBasis.ReadAsync(session, filter, ct), ct).ConfigureAwait(false);
        // Each takes its time on a store of years and waits for no other.
        var amounts = database.ReadAsync(session => AmountsAsync(session, filter, basis, ct), ct);
        var clients = database.ReadAsync(session => ClientsAsync(session, filter, basis, ct), ct);
        var registrations = database.ReadAsync(session => RegistrationsAsync(session, filter, basis, ct), ct);
        await Task.WhenAll(amounts, clients, registrations).ConfigureAwait(false);
        return new()
        {
            Definitions = basis.Definitions,
            MainOf = basis.MainOf,
            Inhabitants = basis.Inhabitants,
            Amounts = await amounts.ConfigureAwait(false),
            Clients = await clients.ConfigureAwait(false),
            Registrations = await registrations.ConfigureAwait(false),
        };
    }

    private async Task<IReadOnlyList<PerceelFacts.Amount>> AmountsAsync(
        Session session, PerceelFilter filter, PerceelBasis basis, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(database, filter, "x");
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
            {PerceelBasis.Joins(database, filter, "pp.van <= x.month and (pp.tot is null or pp.tot >= x.month)")}
            group by x.standaard, {PerceelBasis.Key(filter)}, x.gemeente, x.aanbieder
            """,
            row => new PerceelFacts.Amount(
                Families.Find(row.Text("standaard")), row.Text("key"), row.Text("gemeente"), row.Text("aanbieder"), row.Number("net")),
            ct,
            basis.ParametersOf(conditions, filter)).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<PerceelFacts.ClientCount>> ClientsAsync(
        Session session, PerceelFilter filter, PerceelBasis basis, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(database, filter, "x");
        return await session.QueryAsync(
            CountOfClients(filter),
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
                ("outside", database.ListOf(basis.Definitions.Where(d => !d.IsInScope).Select(d => $"{Families.Of(d.Standaard)}|{d.Key}"))),
            ]).ConfigureAwait(false);
    }

    /// <summary>
    /// Counts of persons on each level in one pass over what each person had, perceel by perceel and gemeente by gemeente.
    /// </summary>
    internal string CountOfClients(PerceelFilter filter) =>
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

    /// <summary>
    /// Active contracts in the period, as recorded on the reference date. Where none were recorded for a gemeente and domain by then,
    /// whoever has an agreement on a product counts as registered for its perceel.
    /// </summary>
    private async Task<IReadOnlyList<PerceelFacts.Registration>> RegistrationsAsync(
        Session session, PerceelFilter filter, PerceelBasis basis, CancellationToken ct)
    {
        var conditions = new Conditions(database).AddScope("x", filter.Scope);
        if (filter.Standaard is { } standaard)
            conditions.Add("x.standaard = @standaard", ("standaard", Families.Of(standaard)));
        var parameters = basis.ParametersOf(conditions, filter).Append(("last", filter.LastDay)).ToArray();
        var contracts = await session.QueryAsync(
            $"""
            select x.standaard, x.gemeente, x.perceel as key, x.agb as aanbieder, x.is_active from (
                select 'i' || domein as standaard, gemeente, perceel, agb,
                    cast(max(case when status = '{KeptList.Active}' and van <= @last and (tot is null or tot >= @first) then 1 else 0 end)
                        as bigint) as is_active
                from listed_contract where known_from <= @known and (known_until is null or known_until > @known)
                group by domein, gemeente, perceel, agb) x
            where {conditions.Sql}
            """,
            row => (Row: RegistrationOf(row), IsActive: row.Number("is_active") == 1),
            ct,
            parameters).ConfigureAwait(false);
        var agreements = await session.QueryAsync(
            $"""
            select distinct x.standaard, x.gemeente, {PerceelBasis.Key(filter)} as key, x.aanbieder from agreement x
            {PerceelBasis.Joins(database, filter, InAgreement)}
            where {conditions.Sql} and x.geldig_van <= @last and (x.geldig_tot is null or x.geldig_tot >= @first)
            """,
            RegistrationOf,
            ct,
            parameters).ConfigureAwait(false);
        // Texts in agreements are no codes: without a division there is nothing that contracts could be grouped by.
        var kept = filter.Indeling is null ? [] : contracts.Select(c => (c.Row.Standaard, c.Row.Gemeente)).ToHashSet();
        return
        [
            .. contracts.Where(c => c.IsActive && kept.Contains((c.Row.Standaard, c.Row.Gemeente))).Select(c => c.Row),
            .. agreements.Where(a => !kept.Contains((a.Standaard, a.Gemeente))),
        ];
    }

    /// <summary>The product is in the perceel on a day of the period on which it is agreed.</summary>
    private const string InAgreement =
        "pp.van <= coalesce(x.geldig_tot, @last) and pp.van <= @last and (pp.tot is null or (pp.tot >= x.geldig_van and pp.tot >= @first))";

    private static PerceelFacts.Registration RegistrationOf(System.Data.Common.DbDataReader row) =>
        new(Families.Find(row.Text("standaard")), row.Text("key"), row.Text("gemeente"), row.Text("aanbieder"));
}
