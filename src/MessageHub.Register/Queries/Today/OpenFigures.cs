using System.Data.Common;
using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Today;

/// <summary>What is open now, in figures; the traffic of the day is left empty.</summary>
internal static class OpenFigures
{
    /// <param name="session">Where it is asked.</param>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="ownSince">Own messages that were wrong are counted from this day on.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<TodayOverview> ReadAsync(Session session, GemeenteScope scope, DateOnly ownSince, CancellationToken ct) =>
        (await session.FirstAsync(
            Sql(alias => new Conditions(session.Database).AddScope(alias, scope).Sql),
            FiguresOf,
            ct,
            [.. scope.ParametersFor(session.Database), ("own_since", ownSince)]).ConfigureAwait(false))!;

    private static string Sql(Func<string, string> inScope)
    {
        // Two searches, because each has an index of its own.
        var waiting = $"""
            (select i.id, i.received_at, 0 as is_parked from inbox i where i.state = 'received' and i.parked_at is null and {inScope("i")}
            union all select i.id, i.received_at, 1 from inbox i where i.state = 'received' and i.parked_at is not null and {inScope("i")})
            """;
        // An answer that is parked counts as unsent too: for who waits for it there is no difference.
        var parkedAnswers = $"""
            (select o.bericht_id from outbox o join verdict v on v.bericht_id = o.bericht_id
            where o.sent_at is null and o.parked_at is not null and {inScope("v")})
            """;
        var unsent = "(select v.received_at from outbox o join verdict v on v.bericht_id = o.bericht_id where o.sent_at "
            + $"is null and {inScope("v")})";
        var held = "(select v.received_at, v.nummer from inbox i join verdict v on v.bericht_id = i.id where i.state "
            + $"= 'held' and {inScope("v")})";
        return $"""
            select (select count(*) from {waiting} w) as waiting, (select min(received_at) from {waiting} w) as oldest_waiting,
                (select count(*) from {unsent} u) as unsent, (select count(*) from {held} h) as held,
                (select min(received_at) from (select received_at from {waiting} w union all select received_at from {unsent} u
                    union all select received_at from {held} h where h.nummer = 323) a) as oldest_unanswered,
                (select count(*) from {waiting} w join fault f on f.bericht_id = w.id) + (select count(*) from {parkedAnswers} p) as faults,
                (select count(*) from {waiting} w where w.is_parked = 1) + (select count(*) from {parkedAnswers} p) as parked,
                (select count(*) from verdict v
                    where v.nummer in (301, 319) and v.state in ('rejected', 'refused') and v.received_on >= @own_since and {inScope("v")}
                        -- What a person refused has nothing wrong.
                        and (v.findings > 0 or v.state = 'refused')) as own_wrong
            """;
    }

    private static TodayOverview FiguresOf(DbDataReader row) => new()
    {
        Today = [],
        Pending = row.Number("waiting"),
        OldestPending = row.InstantOrNull("oldest_waiting"),
        Unsent = row.Number("unsent"),
        OldestUnanswered = row.InstantOrNull("oldest_unanswered"),
        Held = row.Number("held"),
        Faults = row.Number("faults"),
        Parked = row.Number("parked"),
        OwnWrong = row.Number("own_wrong"),
    };
}
