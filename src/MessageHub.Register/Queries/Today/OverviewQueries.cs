using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Amounts;
using MessageHub.Register.Queries.Berichten;

namespace MessageHub.Register.Queries.Today;

/// <summary>Traffic and money in figures, without persons. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class OverviewQueries(RegisterDatabase database)
{
    /// <summary>Of so many days, today included, own messages that were wrong are counted.</summary>
    public const int OwnWrongDays = 30;

    /// <summary>How things are.</summary>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="today">The date in Europe/Amsterdam.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<TodayOverview> TodayAsync(GemeenteScope scope, DateOnly today, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var figures = Figures(alias => new Conditions(database).AddScope(alias, scope).Sql);
            var overview = await session
                .FirstAsync(
                    figures,
                    FiguresOf,
                    ct,
                    [.. scope.ParametersFor(database), ("own_since", today.AddDays(1 - OwnWrongDays))])
                .ConfigureAwait(false);
            return overview! with { Today = await TrafficAsync(session, scope, today, today, withPending: true, ct).ConfigureAwait(false) };
        },
        ct);

    /// <summary>Judged messages per day, oldest first.</summary>
    public Task<IReadOnlyList<TrafficCount>> TrafficAsync(GemeenteScope scope, DateOnly from, DateOnly until, CancellationToken ct) =>
        database.ReadAsync(session => TrafficAsync(session, scope, from, until, withPending: false, ct), ct);

    /// <summary>Amounts by month and <paramref name="by"/>, oldest month first and in it the largest submitted amount first.</summary>
    public Task<IReadOnlyList<MoneyRow>> MoneyAsync(MoneyFilter filter, MoneyBy by, CancellationToken ct) =>
        database.ReadAsync(session => Money.ReadAsync(session, filter, by, ct), ct);

    /// <summary>
    /// What a filter can suggest to a user, from the agreements: those are few, however much there is of what they are about.
    /// </summary>
    public Task<FilterChoices> ChoicesAsync(GemeenteScope scope, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var inScope = new Conditions(database).AddScope("", scope with { WithUnread = false });
            var agreed = await session.QueryAsync(
                $"select distinct aanbieder, perceel, product_code from agreement where {inScope.Sql}",
                row => (Aanbieder: row.Text("aanbieder"), Perceel: row.Text("perceel"), Product: row.Text("product_code")),
                ct,
                inScope.Parameters).ConfigureAwait(false);
            return new FilterChoices(
                Sorted(agreed.Select(a => a.Aanbieder)), Sorted(agreed.Select(a => a.Perceel)), Sorted(agreed.Select(a => a.Product)));

            static IReadOnlyList<string> Sorted(IEnumerable<string> texts) => [.. texts.Distinct().Order(StringComparer.Ordinal)];
        },
        ct);

    /// <summary>
    /// The table of sap.md N18: per domain and perceel what was granted over deliveries in a year, as known at the end of a day. Asked
    /// again for the same day it gives the same table.
    /// </summary>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="year">Calendar year of the ProductPeriodes.</param>
    /// <param name="asKnownOn">The reference date (peildatum).</param>
    /// <param name="gemeente">One gemeente of the scope, or null for all of it together.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<PerceelShare>> PercelenAsync(
        GemeenteScope scope, int year, DateOnly asKnownOn, string? gemeente, CancellationToken ct) =>
        Money.PercelenAsync(database, scope, year, asKnownOn, gemeente, ct);

    private static string Figures(Func<string, string> inScope)
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

    private async Task<IReadOnlyList<TrafficCount>> TrafficAsync(
        Session session, GemeenteScope scope, DateOnly from, DateOnly until, bool withPending, CancellationToken ct)
    {
        var conditions = new Conditions(database).AddScope("v", scope);
        return await session.QueryAsync(
            $"""
            select v.received_on, v.standaard, v.nummer, v.state, count(*) as number
            from {(withPending ? BerichtList.Source(database) : "verdict")} v
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
