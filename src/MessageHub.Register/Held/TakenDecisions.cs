using System.Data.Common;
using MessageHub.Register.Database;

namespace MessageHub.Register.Held;

/// <summary>Decisions on what was held, newest first.</summary>
internal static class TakenDecisions
{
    /// <summary>The newest on a message that is not held any more, or null when there is none of that number in the scope.</summary>
    public static Task<TakenDecision?> NewestAsync(Session session, GemeenteScope scope, long heldNumber, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database)
            .AddScope("v", scope with { WithUnread = false })
            .AddEqual("h.number", "number", heldNumber);
        return session.FirstAsync(
            $"""
            select d.* from decision d join held h on h.bericht_id = d.bericht_id join verdict v on v.bericht_id = d.bericht_id
            where {conditions.Sql} and v.state <> 'held' order by d.number desc limit 1
            """,
            HeldWork.TakenOf,
            ct,
            conditions.Parameters);
    }

    /// <summary>A page of all, with the message.</summary>
    public static async Task<Page<DecisionRow>> ReadAsync(Session session, GemeenteScope scope, PageRequest page, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database).AddScope("v", scope with { WithUnread = false });
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
    }

    private static DecisionRow DecisionOf(DbDataReader row) =>
        new(row.Get<Guid>("bericht_id"), row.Number("held_number"), row.Text("gemeente"), row.Text("aanbieder"), HeldWork.TakenOf(row))
        {
            Nummer = (int)row.Number("nummer"),
        };
}
