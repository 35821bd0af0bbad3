using MessageHub.Register.Database;

namespace MessageHub.Register.Held;

/// <summary>How much is held for a person.</summary>
internal static class HeldCount
{
    /// <param name="session">Where it is asked.</param>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="max">More than this is given as that many.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<int> ReadAsync(Session session, GemeenteScope scope, int max, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database).AddScope("v", scope with { WithUnread = false });
        var sql = $"""
            select count(*) as number from (
                select 1 as one from inbox i join held h on h.bericht_id = i.id join verdict v on v.bericht_id = i.id
                where i.state = 'held' and {conditions.Sql} limit @max) w
            """;
        return (int)await session.FirstAsync(
            sql, row => row.Number("number"), ct, [.. conditions.Parameters, ("max", max)]).ConfigureAwait(false);
    }
}
