using MessageHub.Register.Database;
using MessageHub.Register.Lists;
using System.Data.Common;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>Who is registered for a perceel in a period.</summary>
internal static class PerceelRegistrations
{
    /// <summary>
    /// Active contracts in the period, as recorded on the reference date. Where none were recorded for a gemeente and domain by then,
    /// whoever has an agreement on a product counts as registered for its perceel.
    /// </summary>
    public static async Task<IReadOnlyList<PerceelFacts.Registration>> ReadAsync(
        Session session, PerceelFilter filter, PerceelBasis basis, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database).AddScope("x", filter.Scope);
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
            {PerceelBasis.Joins(session.Database, filter, InAgreement)}
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

    private static PerceelFacts.Registration RegistrationOf(DbDataReader row) =>
        new(Families.Find(row.Text("standaard")), row.Text("key"), row.Text("gemeente"), row.Text("aanbieder"));
}
