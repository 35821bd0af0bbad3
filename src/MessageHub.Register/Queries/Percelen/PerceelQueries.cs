using System.Diagnostics;
using MessageHub.Berichten;
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
    /// <summary>Texts in agreements that are the name or code of a perceel.</summary>
    private static readonly RowSet<(string Standaard, string Text, string Code)> Texts = new(
        new("standaard", ColumnType.Text, t => t.Standaard),
        new("perceel", ColumnType.Text, t => t.Text),
        new("code", ColumnType.Text, t => t.Code));

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
        var basis = await database.ReadAsync(session => BasisAsync(session, filter, ct), ct).ConfigureAwait(false);
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

    private async Task<Basis> BasisAsync(Session session, PerceelFilter filter, CancellationToken ct)
    {
        var batch = new QueryBatch(session);
        var definitions = batch.Query(
            """
            select domein, code, naam, in_scope, concentratie from listed_perceel
            where removed is null and indeling = @indeling and van <= @last and (tot is null or tot >= @first)
            order by coalesce(volgorde, 99999999), code, van desc
            """,
            row => new PerceelFacts.Definition(
                DomainOf(row.Text("domein")),
                row.Text("code"),
                row.Text("naam"),
                row.TextOrNull("in_scope") != "nee",
                row.TextOrNull("concentratie") != "nee"),
            ("indeling", filter.Indeling ?? ""),
            ("first", filter.From),
            ("last", filter.LastDay));
        var names = batch.Query("select key, name from perceel_name", row => (Key: row.Text("key"), Name: row.Text("name")));
        var merged = batch.Query(
            """
            select agb, hoofd_agb from listed_aanbieder
            where removed is null and hoofd_agb is not null and hoofd_agb <> agb and van <= @last and (tot is null or tot >= @last)
            """,
            row => (Agb: row.Text("agb"), Main: row.Text("hoofd_agb")),
            ("last", filter.LastDay));
        var scope = new Conditions(database).AddScope("gemeente", filter.Scope);
        var inhabitants = batch.Query(
            $"select gemeente, inwoners from listed_inwoners where removed is null and jaar = @year and {scope.Sql}",
            row => (Gemeente: row.Text("gemeente"), Count: row.Number("inwoners")),
            [.. scope.Parameters, ("year", (long)filter.Until.Year)]);
        await batch.RunAsync(ct).ConfigureAwait(false);
        // Of a perceel that was renamed the last name counts.
        var last = definitions.Value.DistinctBy(d => (d.Standaard, d.Key)).ToList();
        var written = names.Value.ToDictionary(n => n.Key, n => n.Name);
        var texts =
            from definition in last
            from text in new[] { definition.Name, definition.Key }
            where written.ContainsKey(PerceelName.KeyOf(text))
            select (Standaard: Families.Of(definition.Standaard), Text: written[PerceelName.KeyOf(text)], Code: definition.Key);
        return new(
            last,
            [.. texts.DistinctBy(t => (t.Standaard, t.Text))],
            merged.Value.ToDictionary(m => m.Agb, m => m.Main),
            inhabitants.Value.ToDictionary(i => i.Gemeente, i => i.Count));
    }

    private async Task<IReadOnlyList<PerceelFacts.Amount>> AmountsAsync(
        Session session, PerceelFilter filter, Basis basis, CancellationToken ct)
    {
        var conditions = Conditions(filter, "x");
        return await session.QueryAsync(
            $"""
            select x.standaard, {Key(filter)} as key, x.gemeente, x.aanbieder, cast(sum(x.net) as bigint) as net
            from (
                select x.standaard, x.product_code, x.perceel, x.delivered as month, x.gemeente, x.aanbieder,
                    sum(x.granted - x.credited) as net
                from claim_total x
                where {conditions.Sql} and x.delivered >= @first and x.delivered <= @until and x.processed <= @known
                    and x.granted + x.credited > 0
                group by x.standaard, x.product_code, x.perceel, x.delivered, x.gemeente, x.aanbieder) x
            {Joins(filter, "pp.van <= x.month and (pp.tot is null or pp.tot >= x.month)")}
            group by x.standaard, {Key(filter)}, x.gemeente, x.aanbieder
            """,
            row => new PerceelFacts.Amount(
                Families.Find(row.Text("standaard")), row.Text("key"), row.Text("gemeente"), row.Text("aanbieder"), row.Number("net")),
            ct,
            ParametersOf(conditions, filter, basis)).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<PerceelFacts.ClientCount>> ClientsAsync(
        Session session, PerceelFilter filter, Basis basis, CancellationToken ct)
    {
        var conditions = Conditions(filter, "x");
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
                .. ParametersOf(conditions, filter, basis),
                ("outside", database.ListOf(basis.Definitions.Where(d => !d.IsInScope).Select(d => $"{Families.Of(d.Standaard)}|{d.Key}"))),
            ]).ConfigureAwait(false);
    }

    /// <summary>
    /// Counts of persons on each level in one pass over what each person had, perceel by perceel and gemeente by gemeente.
    /// </summary>
    internal string CountOfClients(PerceelFilter filter) =>
        $"""
        with had as materialized (
            select x.standaard, {Key(filter)} as key, x.gemeente, x.bsn, sum(x.net) as net
            from client_month x
            {Joins(filter, "pp.van <= x.month and (pp.tot is null or pp.tot >= x.month)")}
            where {Conditions(filter, "x").Sql} and x.month >= @first and x.month <= @until and x.processed <= @known
            group by x.standaard, {Key(filter)}, x.gemeente, x.bsn),
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
        Session session, PerceelFilter filter, Basis basis, CancellationToken ct)
    {
        var conditions = new Conditions(database).AddScope("x.gemeente", filter.Scope);
        if (filter.Standaard is { } standaard)
            conditions.Add("x.standaard = @standaard", ("standaard", Families.Of(standaard)));
        var parameters = ParametersOf(conditions, filter, basis).Append(("last", filter.LastDay)).ToArray();
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
            select distinct x.standaard, x.gemeente, {Key(filter)} as key, x.aanbieder from agreement x
            {Joins(filter, InAgreement)}
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

    private Conditions Conditions(PerceelFilter filter, string alias) => new Conditions(database)
        .AddScope($"{alias}.gemeente", filter.Scope)
        .AddEqual($"{alias}.standaard", "standaard", filter.Standaard is { } standaard ? Families.Of(standaard) : null);

    private static (string Name, object? Value)[] ParametersOf(Conditions conditions, PerceelFilter filter, Basis basis) =>
    [
        .. conditions.Parameters,
        ("first", filter.From),
        ("until", filter.Until),
        ("known", filter.AsKnownOn),
        ("indeling", filter.Indeling ?? ""),
        ("rows", Texts.ToJson(basis.Texts)),
    ];

    /// <summary>What says the perceel of rows x; families are the names of domains with an i before them.</summary>
    private string Joins(PerceelFilter filter, string period) => filter.Indeling is null
        ? ""
        : $"""
        left join listed_perceelproduct pp on pp.removed is null and pp.indeling = @indeling and 'i' || pp.domein = x.standaard
            and pp.productcode = x.product_code and {period}
        left join (select r.standaard, r.perceel, r.code from {Texts.From(database)}) n
            on n.standaard = x.standaard and n.perceel = x.perceel
        """;

    private static string Key(PerceelFilter filter) => filter.Indeling is null ? "x.perceel" : "coalesce(pp.perceel, n.code, '')";

    private static Standaard DomainOf(string domein) => domein switch
    {
        "jw" => Standaard.Ijw,
        "wmo" => Standaard.Iwmo,
        _ => throw new UnreachableException(),
    };

    private sealed record Basis(
        IReadOnlyList<PerceelFacts.Definition> Definitions,
        IReadOnlyList<(string Standaard, string Text, string Code)> Texts,
        IReadOnlyDictionary<string, string> MainOf,
        IReadOnlyDictionary<string, long> Inhabitants);
}
