using MessageHub.Register.Database;
using MessageHub.Rules.Standard;

namespace MessageHub.Register.Queries.Obligations;

/// <summary>Counts obligations: the database counts by day, the calendar does the rest.</summary>
internal static class ObligationCounting
{
    /// <summary>The counts of one stream.</summary>
    /// <param name="session">Asks the database.</param>
    /// <param name="stream">Which.</param>
    /// <param name="today">The date in Europe/Amsterdam.</param>
    /// <param name="workingDays">What terms are counted in.</param>
    /// <param name="withMet">Also what is done; without it those counts are zero.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<ObligationCount> CountAsync(
        Session session, ObligationStream stream, DateOnly today, WorkingDays workingDays, bool withMet, CancellationToken ct)
    {
        var open = await session.QueryAsync(
            $"select o.start_on, count(*) as number from ({stream.Open}) o group by o.start_on",
            row => (Start: row.Date("start_on"), Number: row.Number("number")),
            ct,
            stream.Parameters).ConfigureAwait(false);
        var met = !withMet ? [] : await session.QueryAsync(
            $"select m.start_on, m.done_on, cast(sum(m.number) as bigint) as number from ({stream.Met}) m group by m.start_on, m.done_on",
            row => (Start: row.Date("start_on"), Done: row.Date("done_on"), Number: row.Number("number")),
            ct,
            stream.Parameters).ConfigureAwait(false);
        var last = workingDays.After(today, WorkingDays.Week);
        var overdue = open.Where(o => stream.DueOn(o.Start) < today).ToList();
        return new(
            stream.Kind,
            stream.Owner,
            met.Where(m => m.Done <= stream.DueOn(m.Start)).Sum(m => m.Number),
            met.Where(m => m.Done > stream.DueOn(m.Start)).Sum(m => m.Number),
            open.Sum(o => o.Number) - overdue.Sum(o => o.Number),
            overdue.Sum(o => o.Number),
            overdue.Where(o => o.Start >= today.AddDays(-ObligationStreams.DaysBack)).Sum(o => o.Number),
            open.Where(o => stream.DueOn(o.Start) is var due && due >= today && due <= last).Sum(o => o.Number),
            open.GroupBy(o => BucketOf(workingDays.Between(o.Start, today))).ToDictionary(g => g.Key, g => g.Sum(o => o.Number)));
    }

    /// <summary>The counts of the streams of one kind together.</summary>
    public static ObligationCount Sum(IEnumerable<ObligationCount> counts) => counts.Aggregate((a, b) => new(
        a.Kind,
        a.Owner,
        a.MetInTime + b.MetInTime,
        a.MetLate + b.MetLate,
        a.Open + b.Open,
        a.Overdue + b.Overdue,
        a.OverdueLately + b.OverdueLately,
        a.LateThisWeek + b.LateThisWeek,
        a.Ages.Concat(b.Ages).GroupBy(x => x.Key).ToDictionary(g => g.Key, g => g.Sum(x => x.Value))));

    public static AgeBucket BucketOf(int workingDays) => workingDays switch
    {
        <= 2 => AgeBucket.UpTo2,
        <= 5 => AgeBucket.From3To5,
        <= 10 => AgeBucket.From6To10,
        _ => AgeBucket.Over10,
    };
}
