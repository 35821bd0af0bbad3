using System.Data.Common;

namespace MessageHub.Register.Monitoring;

/// <summary>Work that waits for a person. Deciding itself is the processor's. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class HeldDesk(RegisterDatabase database)
{
    /// <summary>What waits, the soonest due first; a message that gets no answer after those that do.</summary>
    public Task<Page<HeldRow>> ListAsync(GemeenteScope scope, DateOnly today, PageRequest page, CancellationToken ct) =>
        database.ReadAsync(session => HeldList.ReadAsync(session, scope, today, page, ct), ct);

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
        database.ReadAsync(session => HeldList.FindAsync(session, scope, heldNumber, today, ct), ct);

    /// <summary>Keeps a proposal for a second person; its number.</summary>
    /// <returns>Null when nothing of this number waits in the scope, or the same line (or all of it) has an open proposal.</returns>
    public async Task<long?> ProposeAsync(
        GemeenteScope scope, long heldNumber, int? line, string decision, string? retourCode, string by, string note, DateTimeOffset at, CancellationToken ct)
    {
        var conditions = new Conditions(database).AddScope("v.gemeente", scope with { WithUnread = false }).AddEqual("h.number", "held", heldNumber);
        return await database.WriteAsync(
            session => session.FirstAsync(
                $"""
                insert into proposal (held_number, line, decision, retour_code, proposed_by, note, proposed_at)
                select h.number, nullif(@line, 0), @decision, nullif(@retour_code, ''), @by, @note, @at
                from held h join verdict v on v.bericht_id = h.bericht_id
                where {conditions.Sql} and v.state = 'held'
                    and (@line = 0 or exists (select 1 from waiting_line w where w.bericht_id = h.bericht_id and w.regel = @line - 1))
                    and not exists (
                        select 1 from proposal o where o.held_number = h.number and o.state = 'open' and (o.line is null or @line = 0 or o.line = @line))
                on conflict do nothing
                returning number
                """,
                row => (long?)row.Number("number"),
                ct,
                [
                    .. conditions.Parameters,
                    ("line", (long)(line ?? 0)),
                    ("decision", decision),
                    ("retour_code", retourCode ?? ""),
                    ("by", by),
                    ("note", note),
                    ("at", at.ToUniversalTime()),
                ]),
            ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes an open proposal to carry it out: one caller gets it. When the processor then refuses, <see cref="ReopenAsync"/> puts it back.
    /// </summary>
    /// <returns>Null when it is not open (any more), outside the scope, or <paramref name="by"/> proposed it: four eyes are two persons.</returns>
    public Task<Proposal?> ConfirmAsync(GemeenteScope scope, long number, string by, DateTimeOffset at, CancellationToken ct) =>
        CloseAsync(scope, number, by, at, "confirmed", "and proposed_by <> @by", ct);

    /// <summary>Puts a confirmed proposal back, because it could not be carried out.</summary>
    public Task ReopenAsync(GemeenteScope scope, long number, CancellationToken ct)
    {
        var conditions = InScope(scope, number);
        return database.ExecuteAsync(
            $"update proposal set state = 'open', closed_by = null, closed_at = null where {conditions.Sql} and state = 'confirmed'", ct, conditions.Parameters);
    }

    /// <summary>Withdraws an open proposal; also its own author may.</summary>
    /// <returns>False when it is not open (any more) or outside the scope.</returns>
    public async Task<bool> WithdrawAsync(GemeenteScope scope, long number, string by, DateTimeOffset at, CancellationToken ct) =>
        await CloseAsync(scope, number, by, at, "withdrawn", "", ct).ConfigureAwait(false) is not null;

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

    private Task<Proposal?> CloseAsync(GemeenteScope scope, long number, string by, DateTimeOffset at, string state, string and, CancellationToken ct)
    {
        var conditions = InScope(scope, number);
        return database.WriteAsync(
            session => session.FirstAsync(
                $"update proposal set state = @state, closed_by = @by, closed_at = @at where {conditions.Sql} and state = 'open' {and} returning *",
                HeldList.ProposalOf,
                ct,
                [.. conditions.Parameters, ("state", state), ("by", by), ("at", at.ToUniversalTime())]),
            ct);
    }

    private Conditions InScope(GemeenteScope scope, long number)
    {
        var conditions = new Conditions(database).AddScope("v.gemeente", scope with { WithUnread = false });
        var sql = $"number = @number and held_number in (select h.number from held h join verdict v on v.bericht_id = h.bericht_id where {conditions.Sql})";
        return new Conditions(database).Add(sql, [.. conditions.Parameters, ("number", number)]);
    }

    private static DecisionRow DecisionOf(DbDataReader row) =>
        new(row.Get<Guid>("bericht_id"), row.Number("held_number"), row.Text("gemeente"), row.Text("aanbieder"), HeldWork.DecisionOf(row));
}
