using System.Data.Common;
using MessageHub.Register.Access;
using MessageHub.Rules;

namespace MessageHub.Register.Monitoring;

/// <summary>Work that waits for a person. Deciding itself is the processor's. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
/// <param name="workingDays">What terms are counted in.</param>
public sealed class HeldDesk(RegisterDatabase database, WorkingDays workingDays)
{
    /// <summary>What waits, the soonest due first; a message that gets no answer after those that do.</summary>
    public Task<Page<HeldRow>> ListAsync(GemeenteScope scope, DateOnly today, PageRequest page, CancellationToken ct) =>
        database.ReadAsync(session => HeldList.ReadAsync(session, scope, today, workingDays, page, ct), ct);

    /// <summary>How much waits; more than <paramref name="most"/> is told as that many.</summary>
    public Task<int> CountAsync(GemeenteScope scope, int most, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var conditions = new Conditions(database).AddScope("v.gemeente", scope with { WithUnread = false });
            var sql = $"""
                select count(*) as number from (
                    select 1 as one from inbox i join held h on h.bericht_id = i.id join verdict v on v.bericht_id = i.id
                    where i.state = 'held' and {conditions.Sql} limit @most) w
                """;
            return (int)await session.FirstAsync(sql, row => row.Number("number"), ct, [.. conditions.Parameters, ("most", (long)most)]).ConfigureAwait(false);
        },
        ct);

    /// <summary>One piece of work, or null when it does not wait (any more) or is of a gemeente outside the scope.</summary>
    public Task<HeldRow?> FindAsync(GemeenteScope scope, long heldNumber, DateOnly today, CancellationToken ct) =>
        database.ReadAsync(session => HeldList.FindAsync(session, scope, heldNumber, today, workingDays, ct), ct);

    /// <summary>
    /// The newest decision on work that waited in the scope and does not any more, or null when there is none of that number.
    /// </summary>
    public Task<HeldDecision?> DecidedAsync(GemeenteScope scope, long heldNumber, CancellationToken ct)
    {
        var conditions = new Conditions(database).AddScope("v.gemeente", scope with { WithUnread = false }).AddEqual("h.number", "number", heldNumber);
        return database.ReadAsync(
            session => session.FirstAsync(
                $"""
                select d.* from decision d join held h on h.bericht_id = d.bericht_id join verdict v on v.bericht_id = d.bericht_id
                where {conditions.Sql} and v.state <> 'held' order by d.number desc limit 1
                """,
                HeldWork.DecisionOf,
                ct,
                conditions.Parameters),
            ct);
    }

    /// <summary>Withdraws an open proposal; also its own author may.</summary>
    /// <returns>False when it is not open (any more) or outside the scope.</returns>
    public Task<bool> WithdrawAsync(GemeenteScope scope, long number, Actor by, DateTimeOffset at, CancellationToken ct) => database.WriteAsync(
        async session => await ProposalTable.FindAsync(session, scope, number, ct).ConfigureAwait(false) is not null
            && await ProposalTable.CloseAsync(session, number, ProposalState.Withdrawn, by, at, ct).ConfigureAwait(false),
        ct);

    /// <summary>All decisions that were taken, with the message, newest first.</summary>
    public Task<Page<DecisionRow>> DecisionsAsync(GemeenteScope scope, PageRequest page, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var conditions = new Conditions(database).AddScope("v.gemeente", scope with { WithUnread = false });
            if (Cursor.Read(page.After, 1) is [var text] && Cursor.Number(text) is { } after)
                conditions.Add("d.number < @after", ("after", after));
            var size = Cursor.SizeOf(page);
            var rows = await session.QueryAsync(
                $"""
                select d.*, h.number as held_number, v.gemeente, v.aanbieder from decision d
                join held h on h.bericht_id = d.bericht_id
                join verdict v on v.bericht_id = d.bericht_id
                where {conditions.Sql} order by d.number desc limit @most
                """,
                row => (Number: row.Number("number"), Row: DecisionOf(row)),
                ct,
                [.. conditions.Parameters, ("most", size + 1L)]).ConfigureAwait(false);
            var part = Cursor.Page(rows, size, r => Cursor.Of($"{r.Number}"));
            return new Page<DecisionRow>([.. part.Items.Select(r => r.Row)], part.Next);
        },
        ct);

    private static DecisionRow DecisionOf(DbDataReader row) =>
        new(row.Get<Guid>("bericht_id"), row.Number("held_number"), row.Text("gemeente"), row.Text("aanbieder"), HeldWork.DecisionOf(row));
}
