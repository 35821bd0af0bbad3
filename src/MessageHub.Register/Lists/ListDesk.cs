using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;

namespace MessageHub.Register.Lists;

/// <summary>
/// The lists for people: what stands in them, what became of them, and files that are proposed until somebody confirms them. Safe for
/// use by several threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
public sealed class ListDesk(RegisterDatabase database)
{
    /// <summary>All rows of a list as it is.</summary>
    public async Task<IReadOnlyList<ListRow>> CurrentAsync(KeptList list, CancellationToken ct) =>
        await database.ReadAsync(session => ListTable.CurrentAsync(session, list, ct), ct).ConfigureAwait(false);

    /// <summary>A list and those it names, by name, as they are.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<ListRow>>> WithNamedAsync(KeptList list, CancellationToken ct) =>
        database.ReadAsync(
        async session =>
        {
            var rows = new Dictionary<string, IReadOnlyList<ListRow>>();
            foreach (var name in list.References.Select(r => r.List).Append(list.Name).Distinct())
                rows[name] = await ListTable.CurrentAsync(session, KeptList.Find(name)!, ct).ConfigureAwait(false);
            return (IReadOnlyDictionary<string, IReadOnlyList<ListRow>>)rows;
        },
        ct);

    /// <summary>What became of a list, newest first.</summary>
    public async Task<IReadOnlyList<ListChange>> ChangesAsync(KeptList list, int max, CancellationToken ct) => await database.ReadAsync(
        session => session.QueryAsync(
            "select * from list_change where list = @list order by number desc limit @max",
            row => new ListChange(
                new(row.Text("changed_by"), row.Instant("at"), row.Text("origin"), row.Text("note")),
                row.Number("added"),
                row.Number("changed"),
                row.Number("removed")),
            ct,
            ("list", list.Name),
            ("max", (long)max)),
        ct).ConfigureAwait(false);

    /// <summary>Stores what a file does to a list: all of it or nothing.</summary>
    /// <param name="list">The list.</param>
    /// <param name="rows">The rows of the file.</param>
    /// <param name="isWhole">Rows that are not in it are taken out.</param>
    /// <param name="origin">Who changes it, when, from what and why.</param>
    /// <param name="seen"><see cref="ListDifference.HashOf"/> of the list when the file was checked.</param>
    /// <param name="ct">Stops the work; then nothing happens.</param>
    /// <returns>False, and nothing was written, when the list is not what was seen.</returns>
    public async Task<bool> ImportAsync(
        KeptList list, IReadOnlyList<ListRow> rows, bool isWhole, AgreementOrigin origin, string seen, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        if (!await WriteAsync(session, list, rows, isWhole, origin, seen, ct).ConfigureAwait(false))
            return false;
        await session.CommitAsync(ct).ConfigureAwait(false);
        return true;
    }

    /// <summary>Keeps a file until it is confirmed; its number.</summary>
    public Task<long> ProposeAsync(ListProposal proposal, CancellationToken ct) => database.WriteAsync(
        session => session.FirstAsync(
            """
            insert into list_proposal (list, file_name, content, is_whole, note, seen, proposed_by, proposed_at)
            values (@list, @file_name, @content, @is_whole, @note, @seen, @by, @at) returning number
            """,
            row => row.Number("number"),
            ct,
            ("list", proposal.List.Name),
            ("file_name", proposal.FileName),
            ("content", proposal.Content),
            ("is_whole", proposal.IsWhole),
            ("note", proposal.Note),
            ("seen", proposal.Seen),
            ("by", proposal.ProposedBy),
            ("at", proposal.ProposedAt.ToUniversalTime())),
        ct);

    /// <summary>Files of a list that are open, oldest first.</summary>
    public async Task<IReadOnlyList<ListProposal>> ProposalsAsync(KeptList list, CancellationToken ct) => await database.ReadAsync(
        session => session.QueryAsync(
            "select * from list_proposal where list = @list and state = 'open' order by number", ProposalOf, ct, ("list", list.Name)),
        ct).ConfigureAwait(false);

    /// <summary>An open file, or null when it is not open (any more).</summary>
    public Task<ListProposal?> FindAsync(long number, CancellationToken ct) => database.ReadAsync(
        session =>
            session.FirstAsync("select * from list_proposal where number = @number and state = 'open'", ProposalOf, ct, ("number", number)),
        ct);

    /// <summary>
    /// Stores an open file and closes it, in one transaction. What is stored is what was shown of, because the list has to be the one
    /// that was seen.
    /// </summary>
    public async Task<ListConfirmation> ConfirmAsync(
        ListProposal proposal, IReadOnlyList<ListRow> rows, AgreementOrigin origin, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        if (!await CloseAsync(session, proposal.Number, ProposalState.Confirmed, origin.By, origin.At, ct).ConfigureAwait(false))
            return ListConfirmation.Gone;
        if (!await WriteAsync(session, proposal.List, rows, proposal.IsWhole, origin, proposal.Seen, ct).ConfigureAwait(false))
            return ListConfirmation.Stale;
        await session.CommitAsync(ct).ConfigureAwait(false);
        return ListConfirmation.Stored;
    }

    /// <summary>Closes an open file of which nothing is stored; false when it is not open (any more).</summary>
    public Task<bool> WithdrawAsync(long number, string by, DateTimeOffset at, CancellationToken ct) =>
        database.WriteAsync(session => CloseAsync(session, number, ProposalState.Withdrawn, by, at, ct), ct);

    private static async Task<bool> WriteAsync(
        Session session, KeptList list, IReadOnlyList<ListRow> rows, bool isWhole, AgreementOrigin origin, string seen,
        CancellationToken ct)
    {
        await session.Database.LockAsync(session, LockNames.Lists, ct).ConfigureAwait(false);
        var existing = await ListTable.CurrentAsync(session, list, ct).ConfigureAwait(false);
        if (seen != ListDifference.HashOf(existing))
            return false;
        await ListTable.WriteAsync(session, list, ListDifference.Of(list, rows, existing, isWhole), origin, ct).ConfigureAwait(false);
        return true;
    }

    private static async Task<bool> CloseAsync(
        Session session, long number, ProposalState state, string by, DateTimeOffset at, CancellationToken ct) =>
        await session.ExecuteAsync(
            "update list_proposal set state = @state, closed_by = @by, closed_at = @at where number = @number and state = 'open'",
            ct,
            ("state", ProposalStates.NameOf(state)),
            ("by", by),
            ("at", at.ToUniversalTime()),
            ("number", number)).ConfigureAwait(false) == 1;

    private static ListProposal ProposalOf(DbDataReader row) => new(
        row.Number("number"),
        KeptList.Find(row.Text("list"))!,
        row.Text("file_name"),
        row.Get<byte[]>("content"),
        row.Get<bool>("is_whole"),
        row.Text("note"),
        row.Text("seen"),
        row.Text("proposed_by"),
        row.Instant("proposed_at"));
}
