using System.Data.Common;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Held;

/// <summary>The tables of proposals.</summary>
internal static class ProposalTable
{
    private const string Select =
        """
        select p.*, a.*, o.display_name as proposed_by_display_name from proposal p
        left join proposed_agreement a on a.proposal_number = p.number
        left join account o on o.id = p.proposed_by_account
        """;

    /// <summary>Adds an open proposal; null, and nothing is added, when the same line (or all of it) has one.</summary>
    public static async Task<long?> AddAsync(
        Session session,
        ExchangeScope scope,
        long heldNumber,
        HeldPart part,
        Decision decision,
        Decider by,
        string note,
        DateTimeOffset at,
        CancellationToken ct)
    {
        var number = await session.FirstAsync(
            """
            insert into proposal (held_number, line, decision, retour_code, proposed_by, proposed_by_account, note, proposed_at)
            select h.number, nullif(@line, 0), @decision, nullif(@retour_code, ''), @by, (select id from account where id = @account),
                @note, @at
            from held h
            where h.number = @held and not exists (
                select 1 from proposal o where o.held_number = h.number and o.state = 'open'
                    and (o.line is null or @line = 0 or o.line = @line))
            on conflict do nothing
            returning number
            """,
            row => (long?)row.Number("number"),
            ct,
            ("held", heldNumber),
            ("line", LineOf(part)),
            ("decision", decision.Word),
            ("retour_code", (decision as Decision.Reject)?.RetourCode ?? ""),
            ("by", by.Name),
            ("account", by.AccountId ?? Guid.Empty),
            ("note", note),
            ("at", at)).ConfigureAwait(false);
        if (number is { } added && decision is Decision.AddTariff(var agreement))
        {
            var tariff = new AgreementRow(scope.Gemeente, scope.Aanbieder, scope.Standaard, agreement);
            await session.ExecuteAsync(
                $"""
                insert into proposed_agreement (proposal_number, {AgreementTable.Rows.Names})
                select @proposal, {AgreementTable.Rows.Values} from {AgreementTable.Rows.From(session.Database)}
                """,
                ct,
                ("proposal", added),
                ("rows", AgreementTable.Rows.ToJson([tariff]))).ConfigureAwait(false);
        }

        return number;
    }

    public static Task<List<Proposal>> OpenAsync(Session session, IEnumerable<long> heldNumbers, CancellationToken ct) =>
        session.QueryAsync(
        $"{Select} where p.state = 'open' and {session.Database.IsIn("p.held_number", "numbers")} order by p.number",
        Of,
        ct,
        ("numbers", session.Database.ListOf(heldNumbers)));

    /// <summary>An open proposal on a message of the scope, or null.</summary>
    public static Task<Proposal?> FindAsync(Session session, GemeenteScope scope, long number, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database).AddScope("v", scope with { WithUnread = false });
        return session.FirstAsync(
            $"""
            {Select} join held h on h.number = p.held_number join verdict v on v.bericht_id = h.bericht_id
            where p.number = @number and p.state = 'open' and {conditions.Sql}
            """,
            Of,
            ct,
            [.. conditions.Parameters, ("number", number)]);
    }

    /// <summary>Closes an open proposal; false when it is not open (any more).</summary>
    public static async Task<bool> CloseAsync(
        Session session, long number, ProposalState state, Decider by, DateTimeOffset at, CancellationToken ct) =>
        await session.ExecuteAsync(
            "update proposal set state = @state, closed_by = @by, closed_at = @at where number = @number and state = 'open'",
            ct,
            ("number", number),
            ("state", ProposalStates.NameOf(state)),
            ("by", by.Name),
            ("at", at)).ConfigureAwait(false) > 0;

    /// <summary>Withdraws all that is open on a message: it was answered, and nothing of it can be carried out any more.</summary>
    public static Task<int> WithdrawAllAsync(Session session, long heldNumber, string by, DateTimeOffset at, CancellationToken ct) =>
        session.ExecuteAsync(
            "update proposal set state = @state, closed_by = @by, closed_at = @at where held_number = @held and state = 'open'",
            ct,
            ("held", heldNumber),
            ("state", ProposalStates.NameOf(ProposalState.Withdrawn)),
            ("by", by),
            ("at", at));

    /// <summary>Zero is no number of a line: here it stands for all of them.</summary>
    private static long LineOf(HeldPart part) => part is HeldPart.Line { Number: var number } ? number : 0;

    private static Proposal Of(DbDataReader row) => new()
    {
        Number = row.Number("number"),
        HeldNumber = row.Number("held_number"),
        Part = row.NumberOrNull("line") is { } line ? new HeldPart.Line((int)line) : HeldPart.Whole,
        Decision = row.Has("proposal_number") ? new Decision.AddTariff(AgreementTable.AgreementOf(row)) : HeldWork.DecisionOf(row),
        ProposedBy = new(
            row.Has("proposed_by_account") ? row.Get<Guid>("proposed_by_account") : null, row.Text("proposed_by"),
            row.TextOrNull("proposed_by_display_name")),
        Note = row.Text("note"),
        ProposedAt = row.Instant("proposed_at"),
    };
}
