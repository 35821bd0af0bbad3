using System.Data.Common;
using System.Diagnostics;
using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Amounts;

/// <summary>Amounts of claims by month.</summary>
internal static class Money
{
    public static async Task<IReadOnlyList<MoneyRow>> ReadAsync(Session session, MoneyFilter filter, MoneyBy by, CancellationToken ct)
    {
        // Of delivery only the first of the month is kept.
        var day = filter.Axis is MoneyAxis.Delivery ? "t.delivered" : "t.processed";
        var key = by switch
        {
            MoneyBy.Perceel => "t.perceel",
            MoneyBy.ProductCode => "t.product_code",
            MoneyBy.Aanbieder => "t.aanbieder",
            MoneyBy.Gemeente => "t.gemeente",
            MoneyBy.Month => "''",
            _ => throw new UnreachableException(),
        };
        var conditions = new Conditions(session.Database)
            .AddScope("t", filter.Scope with { WithUnread = false }, filter.Gemeente)
            .AddEqual("t.standaard", "standaard", filter.Standaard is { } standaard ? Families.Of(standaard) : null)
            .AddEqual("t.aanbieder", "aanbieder", filter.Aanbieder)
            .AddPerceel("t.perceel", filter.Perceel)
            .AddEqual("t.product_code", "product_code", filter.ProductCode);
        if (filter.From is { } from)
            conditions.Add($"{day} >= @from", ("from", FirstOfMonth(from)));
        if (filter.Until is { } until)
            conditions.Add($"{day} < @until", ("until", FirstOfMonth(until).AddMonths(1)));
        if (filter.AsKnownOn is { } known)
            conditions.Add("t.processed <= @known", ("known", known));
        // Added up by day first: there are far fewer days than rows to find the month of.
        var rows = await session.QueryAsync(
            $"""
            select substr(cast(d.day as text), 1, 7) as month, d.key, cast(sum(d.lines) as bigint) as lines,
                cast(sum(d.submitted) as bigint) as submitted,
                cast(sum(d.granted) as bigint) as granted, cast(sum(d.credited) as bigint) as credited
            from (
                select {day} as day, {key} as key, cast(sum(t.lines) as bigint) as lines, cast(sum(t.submitted) as bigint) as submitted,
                    cast(sum(t.granted) as bigint) as granted, cast(sum(t.credited) as bigint) as credited
                from claim_total t where {conditions.Sql}
                group by {day}{(by is MoneyBy.Month ? "" : $", {key}")}) d
            group by substr(cast(d.day as text), 1, 7), d.key
            """,
            RowOf,
            ct,
            conditions.Parameters).ConfigureAwait(false);
        return [.. rows.OrderBy(r => r.Month).ThenByDescending(r => r.Submitted).ThenBy(r => r.Key, StringComparer.Ordinal)];
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static MoneyRow RowOf(DbDataReader row) => new(
        DateOnly.ParseExact(row.Text("month") + "-01", "yyyy-MM-dd"),
        row.Text("key"),
        row.Number("lines"),
        row.Number("submitted"),
        row.Number("granted"),
        row.Number("credited"));
}
