using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>Asks how complete the months of a period are. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class CompletenessQueries(RegisterDatabase database)
{
    /// <summary>A month each, oldest first, up to the month before the reference date: what is not over cannot be complete.</summary>
    public async Task<IReadOnlyList<Completeness>> ReadAsync(PerceelFilter filter, CancellationToken ct)
    {
        var running = database.ReadAsync(session => RunningAsync(session, filter, ct), ct);
        var claims = database.ReadAsync(session => ClaimsAsync(session, filter, ct), ct);
        var euros = database.ReadAsync(session => EurosAsync(session, filter, ct), ct);
        await Task.WhenAll(running, claims, euros).ConfigureAwait(false);
        var (started, settled) = (await running.ConfigureAwait(false), (await claims.ConfigureAwait(false)).ToHashSet());
        var granted = (await euros.ConfigureAwait(false)).ToDictionary(e => (e.Exchange, e.Month), e => e.Net);
        var months = new List<Completeness>();
        for (var month = filter.From; month <= filter.Until && month.AddMonths(1) <= filter.AsKnownOn; month = month.AddMonths(1))
            months.Add(Completeness.Of(month, started, settled, granted));
        return months;
    }

    private Task<List<(Completeness.Exchange Exchange, DateOnly First, DateOnly Last)>> RunningAsync(
        Session session, PerceelFilter filter, CancellationToken ct)
    {
        var conditions = ConditionsOf(filter, "t");
        return session.QueryAsync(
            $"""
            select t.standaard, t.gemeente, t.aanbieder, min(l.begindatum) as first_day, max(coalesce(t.einddatum, @last)) as last_day
            from toewijzing t
            join levering l on l.standaard = t.standaard and l.gemeente = t.gemeente and l.aanbieder = t.aanbieder and l.bsn = t.bsn
                and l.toewijzing_nummer = t.toewijzing_nummer and l.deleted_by is null and l.reden_beeindiging is null
            where t.told_on is not null and t.told_on <= @known and (t.einddatum is null or t.einddatum >= @first) and {conditions.Sql}
            group by t.standaard, t.gemeente, t.aanbieder
            """,
            row => (ExchangeOf(row), row.Date("first_day"), row.Date("last_day")),
            ct,
            [.. conditions.Parameters, ("known", filter.AsKnownOn), ("first", filter.From), ("last", filter.LastDay)]);
    }

    private Task<List<(Completeness.Exchange Exchange, DateOnly Month)>> ClaimsAsync(
        Session session, PerceelFilter filter, CancellationToken ct)
    {
        var conditions = ConditionsOf(filter, "d");
        return session.QueryAsync(
            $"""
            select distinct d.standaard, d.gemeente, d.aanbieder, d.begindatum as month
            from declaratie d join verdict v on v.bericht_id = d.bericht_id
            where d.begindatum >= @first and d.begindatum <= @until and v.state <> 'held' and v.settled_on <= @known and {conditions.Sql}
            """,
            row => (ExchangeOf(row), FirstOfMonth(row.Date("month"))),
            ct,
            [
                .. conditions.Parameters,
                ("known", filter.AsKnownOn),
                ("first", filter.From.AddMonths(-Completeness.MonthsBack)),
                ("until", filter.LastDay),
            ]);
    }

    private Task<List<(Completeness.Exchange Exchange, DateOnly Month, long Net)>> EurosAsync(
        Session session, PerceelFilter filter, CancellationToken ct)
    {
        var conditions = ConditionsOf(filter, "c");
        return session.QueryAsync(
            $"""
            select c.standaard, c.gemeente, c.aanbieder, c.delivered as month, cast(sum(c.granted - c.credited) as bigint) as net
            from claim_total c
            where c.delivered >= @first and c.delivered <= @until and c.processed <= @known and {conditions.Sql}
            group by c.standaard, c.gemeente, c.aanbieder, c.delivered
            """,
            row => (ExchangeOf(row), row.Date("month"), row.Number("net")),
            ct,
            [.. conditions.Parameters, ("known", filter.AsKnownOn), ("first", filter.From.AddMonths(-1)), ("until", filter.Until)]);
    }

    private Conditions ConditionsOf(PerceelFilter filter, string alias) => new Conditions(database)
        .AddScope(alias, filter.Scope)
        .AddEqual($"{alias}.standaard", "standaard", filter.Standaard is { } standaard ? Families.Of(standaard) : null);

    private static Completeness.Exchange ExchangeOf(System.Data.Common.DbDataReader row) =>
        new(Families.Find(row.Text("standaard")), row.Text("gemeente"), row.Text("aanbieder"));

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
