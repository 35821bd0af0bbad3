using MessageHub.Berichten;
using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Trace;

/// <summary>The persons a message is about.</summary>
internal static class BerichtClients
{
    /// <param name="session">Where it is asked.</param>
    /// <param name="scope">Whose messages.</param>
    /// <param name="id">The message.</param>
    /// <param name="max">At most so many; all when null.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<IReadOnlyList<Bsn>> ReadAsync(Session session, GemeenteScope scope, Guid id, int? max, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database)
            .AddScope("v", scope with { WithUnread = false })
            .AddEqual("c.bericht_id", "id", id);
        return await session.QueryAsync(
            $"""
            select c.bsn from bericht_client c join verdict v on v.bericht_id = c.bericht_id and v.gemeente = c.gemeente
            where {conditions.Sql} order by c.bsn limit @max
            """,
            row => new Bsn(row.Text("bsn")),
            ct,
            [
                .. conditions.Parameters,
                ("max", max is { } some ? Math.Clamp(some, 1, PageRequest.MaxSize) : long.MaxValue),
            ]).ConfigureAwait(false);
    }
}
