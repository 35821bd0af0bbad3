using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Berichten;

namespace MessageHub.Register.Queries.Today;

/// <summary>Messages per day, kind and state, oldest day first.</summary>
internal static class Traffic
{
    /// <param name="session">Where it is asked.</param>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">Last day.</param>
    /// <param name="withPending">Also what is not judged yet.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<IReadOnlyList<TrafficCount>> ReadAsync(
        Session session, GemeenteScope scope, DateOnly from, DateOnly until, bool withPending, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database).AddScope("v", scope);
        return await session.QueryAsync(
            $"""
            select v.received_on, v.standaard, v.nummer, v.state, count(*) as number
            from {(withPending ? BerichtList.Source(session.Database) : "verdict")} v
            where {conditions.Sql} and v.received_on >= @from and v.received_on <= @until
            group by v.received_on, v.standaard, v.nummer, v.state
            order by v.received_on, v.standaard, v.nummer, v.state
            """,
            row => new TrafficCount(
                row.Date("received_on"),
                row.TextOrNull("standaard") is { } family ? Families.Find(family) : null,
                (int?)row.NumberOrNull("nummer"),
                Inbox.StateOf(row.Text("state")),
                row.Number("number")),
            ct,
            [.. conditions.Parameters, ("from", from), ("until", until)]).ConfigureAwait(false);
    }
}
