using System.Data.Common;
using System.Diagnostics;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Queries.Berichten;

namespace MessageHub.Register.Queries.Rejections;

/// <summary>Counts of judged messages.</summary>
internal static class RejectionCounts
{
    private static readonly string EachRow = States("true");

    private const string Judged = "v.state <> 'held'";

    public static async Task<IReadOnlyList<CountRow>> ReadAsync(Session session, BerichtFilter filter, CountBy? by, CancellationToken ct)
    {
        var (sql, parameters) = by switch
        {
            CountBy.RetourCode => ByRetourCode(session.Database, filter),
            CountBy.Perceel => ByPerceel(session.Database, filter),
            // An aanbieder is not informed of what the gemeente did wrong.
            CountBy.Aanbieder => ByColumn(session.Database, filter with { IsOwn = false }, by),
            null or CountBy.Day or CountBy.Gemeente or CountBy.Bericht => ByColumn(session.Database, filter, by),
            _ => throw new UnreachableException(),
        };
        var rows = await session.QueryAsync(sql, RowOf, ct, parameters).ConfigureAwait(false);
        return by is CountBy.Day
            ? [.. rows.OrderBy(r => r.Key, StringComparer.Ordinal)]
            : [.. rows.Select(r => by is CountBy.Bericht ? r with { Key = NameOf(r.Key) } : r)
                .OrderByDescending(r => r.RejectedCents)
                .ThenByDescending(r => r.Messages - r.Accepted)
                .ThenBy(r => r.Key, StringComparer.Ordinal)];
    }

    private static (string, IEnumerable<(string, object?)>) ByColumn(RegisterDatabase database, BerichtFilter filter, CountBy? by)
    {
        var conditions = BerichtConditions.Of(database, filter).AddFindings(database, filter).Add(Judged);
        var (key, columns) = by switch
        {
            CountBy.Day => ("cast(v.received_on as text)", "v.received_on"),
            CountBy.Aanbieder => ("coalesce(v.aanbieder, '')", "v.aanbieder"),
            CountBy.Gemeente => ("coalesce(v.gemeente, '')", "v.gemeente"),
            CountBy.Bericht => ("coalesce(v.standaard || '|' || v.nummer, '')", "v.standaard, v.nummer"),
            null => ("''", null),
            _ => throw new UnreachableException(),
        };
        return (
            $"""
            select {key} as key, {EachRow}, cast(coalesce(sum(v.lines), 0) as bigint) as lines,
                cast(coalesce(sum(v.lines_rejected), 0) as bigint) as lines_rejected,
                cast(coalesce(sum(v.submitted), 0) as bigint) as submitted,
                cast(coalesce(sum(v.submitted - v.granted), 0) as bigint) as rejected_cents
            from verdict v where {conditions.Sql} {(columns is null ? "" : $"group by {columns}")}
            """,
            conditions.Parameters);
    }

    /// <summary>A code that stops a whole message hits its whole amount once, however many findings have it.</summary>
    private static (string, IEnumerable<(string, object?)>) ByRetourCode(RegisterDatabase database, BerichtFilter filter)
    {
        var conditions = FindingList.ConditionsOf(database, filter).Add($"{Judged} and v.findings > 0");
        return (
            $"""
            select v.code as key, {EachRow}, cast(sum(v.number) as bigint) as lines, cast(sum(v.number) as bigint) as lines_rejected,
                cast(coalesce(sum(v.submitted), 0) as bigint) as submitted, cast(coalesce(sum(v.hit), 0) as bigint) as rejected_cents
            from (
                select v.bericht_id, v.state, v.submitted, coalesce(f.retour_code, '') as code, count(*) as number,
                    case when min(f.level) = 2 then v.submitted else cast(sum(f.bedrag) as bigint) end as hit
                from finding f join verdict v on v.bericht_id = f.bericht_id
                where {conditions.Sql}
                group by v.bericht_id, v.state, v.submitted, coalesce(f.retour_code, '')) v
            group by v.code
            """,
            conditions.Parameters);
    }

    private static (string, IEnumerable<(string, object?)>) ByPerceel(RegisterDatabase database, BerichtFilter filter)
    {
        var conditions = BerichtConditions.Of(database, filter)
            .AddFindings(database, filter with { Perceel = null })
            .Add($"{Judged} and v.nummer = 323 and {database.IsIn("t.gemeente", "gemeenten")}")
            .AddPerceel("t.perceel", filter.Perceel);
        return (
            $"""
            select t.perceel as key, {States("t.is_first")}, cast(sum(t.lines) as bigint) as lines,
                cast(sum(t.lines_rejected) as bigint) as lines_rejected, cast(sum(t.submitted - t.credit_submitted) as bigint) as submitted,
                cast(sum(t.submitted - t.granted - t.credit_submitted + t.credited) as bigint) as rejected_cents
            from claim_total t join verdict v on v.bericht_id = t.bericht_id
            where {conditions.Sql}
            group by t.perceel
            """,
            conditions.Parameters);
    }

    /// <summary>Messages v by state, of which those rows count that a condition lets through.</summary>
    private static string States(string counts) =>
        $"""
        count(*) filter (where {counts}) as messages, count(*) filter (where {counts} and v.state = 'accepted') as accepted,
            count(*) filter (where {counts} and v.state = 'partly') as partly,
            count(*) filter (where {counts} and v.state = 'rejected') as rejected,
            count(*) filter (where {counts} and v.state = 'refused') as refused
        """;

    private static string NameOf(string key) => key.Split('|') is [var family, var nummer]
        ? BerichtType.Of(Families.Find(family), int.Parse(nummer)).Name
        : "";

    private static CountRow RowOf(DbDataReader row) => new(
        row.Text("key"),
        row.Number("messages"),
        row.Number("accepted"),
        row.Number("partly"),
        row.Number("rejected"),
        row.Number("refused"),
        row.Number("lines"),
        row.Number("lines_rejected"),
        row.Number("submitted"),
        row.Number("rejected_cents"));
}
