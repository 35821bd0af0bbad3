using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Rules.Standard;

namespace MessageHub.Register.Held;

/// <summary>Questions about what is held for a person, and what was decided. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
/// <param name="workingDays">What terms are counted in.</param>
public sealed class HeldQueries(RegisterDatabase database, WorkingDays workingDays)
{
    /// <summary>What is held, the soonest due first; a message that gets no answer after those that do.</summary>
    public Task<Page<HeldRow>> ListAsync(GemeenteScope scope, DateOnly today, PageRequest page, CancellationToken ct) =>
        database.ReadAsync(session => HeldList.ReadAsync(session, scope, today, workingDays, page, ct), ct);

    /// <summary>How much is held; more than <paramref name="max"/> is given as that many.</summary>
    public Task<int> CountAsync(GemeenteScope scope, int max, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var conditions = new Conditions(database).AddScope("v", scope with { WithUnread = false });
            var sql = $"""
                select count(*) as number from (
                    select 1 as one from inbox i join held h on h.bericht_id = i.id join verdict v on v.bericht_id = i.id
                    where i.state = 'held' and {conditions.Sql} limit @max) w
                """;
            return (int)await session.FirstAsync(
                sql, row => row.Number("number"), ct, [.. conditions.Parameters, ("max", max)]).ConfigureAwait(false);
        },
        ct);

    /// <summary>One held message, or null when it is not held (any more) or is of a gemeente outside the scope.</summary>
    public Task<HeldRow?> FindAsync(GemeenteScope scope, long heldNumber, DateOnly today, CancellationToken ct) =>
        database.ReadAsync(session => HeldList.FindAsync(session, scope, heldNumber, today, workingDays, ct), ct);

    /// <summary>
    /// The newest decision on a message of the scope that was held and is not any more, or null when there is none of that number.
    /// </summary>
    public Task<TakenDecision?> DecidedAsync(GemeenteScope scope, long heldNumber, CancellationToken ct)
    {
        var conditions = new Conditions(database).AddScope(
            "v", scope with { WithUnread = false }).AddEqual("h.number", "number", heldNumber);
        return database.ReadAsync(
            session => session.FirstAsync(
                $"""
                select d.* from decision d join held h on h.bericht_id = d.bericht_id join verdict v on v.bericht_id = d.bericht_id
                where {conditions.Sql} and v.state <> 'held' order by d.number desc limit 1
                """,
                HeldWork.TakenOf,
                ct,
                conditions.Parameters),
            ct);
    }

    /// <summary>All decisions that were taken, with the message, newest first.</summary>
    public Task<Page<DecisionRow>> DecisionsAsync(GemeenteScope scope, PageRequest page, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var conditions = new Conditions(database).AddScope("v", scope with { WithUnread = false });
            if (Cursor.Read(page.After, 1) is [var text] && Cursor.Number(text) is { } after)
                conditions.Add("d.number < @after", ("after", after));
            var size = Cursor.SizeOf(page);
            var rows = await session.QueryAsync(
                $"""
                select d.*, h.number as held_number, h.nummer, v.gemeente, v.aanbieder from decision d
                join held h on h.bericht_id = d.bericht_id
                join verdict v on v.bericht_id = d.bericht_id
                where {conditions.Sql} order by d.number desc limit @max
                """,
                row => (Number: row.Number("number"), Row: DecisionOf(row)),
                ct,
                [.. conditions.Parameters, ("max", size + 1L)]).ConfigureAwait(false);
            var part = Cursor.Page(rows, size, r => Cursor.Of($"{r.Number}"));
            return new Page<DecisionRow>([.. part.Items.Select(r => r.Row)], part.Next);
        },
        ct);

    private static DecisionRow DecisionOf(DbDataReader row) =>
        new(row.Get<Guid>("bericht_id"), row.Number("held_number"), row.Text("gemeente"), row.Text("aanbieder"), HeldWork.TakenOf(row))
        {
            Nummer = (int)row.Number("nummer"),
        };
}
