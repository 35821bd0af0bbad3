using MessageHub.Register.Database;

namespace MessageHub.Register.Projections;

/// <summary>
/// Who is a client in a perceel and year, and since and until when: whoever has more granted than credited. Kept with the claims, because
/// pages count them on any reference date, and most persons are one row for a whole year that way.
/// </summary>
internal static class PerceelClients
{
    private const string Key = "year, standaard, perceel, bsn, gemeente, aanbieder";

    /// <summary>What was granted in a claim, with the perceel each line is counted in.</summary>
    private const string Granted = """
        prestatie p
            join claim_total t on t.bericht_id = p.bericht_id
                and substr(cast(t.delivered as text), 1, 7) = substr(cast(p.begindatum as text), 1, 7)
                and t.product_categorie = p.product_categorie and t.product_code = p.product_code
            where p.bericht_id = @id and p.state = 'granted'
        """;

    private const string KeyOfLine =
        "cast(substr(cast(t.delivered as text), 1, 4) as bigint) as year, p.standaard, t.perceel, p.bsn, p.gemeente, p.aanbieder";

    private const string Days = $"""
        insert into perceel_client_day ({Key}, processed, net)
        select {Key}, processed, cast(sum(amount) as bigint) from (
            select {KeyOfLine}, t.processed, case when p.is_debit then p.bedrag else -p.bedrag end as amount from {Granted}) g
        where true group by {Key}, processed
        on conflict ({Key}, processed) do update set net = perceel_client_day.net + excluded.net
        """;

    /// <summary>A person of whom nothing was ever taken off, judged in the order of days, stays what he was.</summary>
    internal const string Doubtful = $"""
        delete from perceel_client where ({Key}) in (
            select {Key} from (select distinct {KeyOfLine}, t.processed from {Granted}) g
            where exists (
                select 1 from perceel_client_day d
                where {SameKey} and (d.net <= 0 or d.processed > g.processed)))
        """;

    private const string SameKey =
        "d.year = g.year and d.standaard = g.standaard and d.perceel = g.perceel and d.bsn = g.bsn and d.gemeente = g.gemeente "
        + "and d.aanbieder = g.aanbieder";

    internal const string Periods = $"""
        insert into perceel_client ({Key}, since, until)
        select {Key}, processed, until from (
            select m.*, lead(processed) over (partition by {Key} order by processed) as until
            from (
                select r.*, total > 0 as is_client, lag(total > 0) over (partition by {Key} order by processed) as was
                from (
                    select d.*, sum(d.net) over (partition by d.year, d.standaard, d.perceel, d.bsn, d.gemeente, d.aanbieder
                        order by d.processed) as total
                    from (select distinct {KeyOfLine} from {Granted}) g
                    join perceel_client_day d on {SameKey}
                    where not exists (
                        select 1 from perceel_client c
                        where c.year = g.year and c.standaard = g.standaard and c.perceel = g.perceel and c.bsn = g.bsn
                            and c.gemeente = g.gemeente
                            and c.aanbieder = g.aanbieder)) r) m
            where is_client <> coalesce(was, false)) c
        where is_client
        """;

    /// <summary>By product and month, for whatever division into percelen and whatever period is asked later.</summary>
    private const string Months = $"""
        insert into client_month (month, standaard, product_code, perceel, bsn, gemeente, aanbieder, processed, net)
        select t.delivered, p.standaard, p.product_code, t.perceel, p.bsn, p.gemeente, p.aanbieder, t.processed,
            cast(sum(case when p.is_debit then p.bedrag else -p.bedrag end) as bigint)
        from {Granted}
        group by t.delivered, p.standaard, p.product_code, t.perceel, p.bsn, p.gemeente, p.aanbieder, t.processed
        on conflict (month, standaard, product_code, perceel, bsn, gemeente, aanbieder, processed) do update
        set net = client_month.net + excluded.net
        """;

    /// <summary>Adds the commands for a claim, after those that keep its lines and totals.</summary>
    public static void Add(QueryBatch batch, Guid id)
    {
        foreach (var sql in new[] { Days, Doubtful, Periods, Months })
            batch.Execute(sql, ("id", id));
    }
}
