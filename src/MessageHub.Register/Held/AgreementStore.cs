using System.Data.Common;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;

namespace MessageHub.Register.Held;

/// <summary>
/// Agreements for people: which there are, what became of them, and files that are proposed until somebody confirms them. Safe for use
/// by several threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
public sealed class AgreementStore(RegisterDatabase database)
{
    /// <summary>The account of who brought a file is found by its name: that is unique and never changes.</summary>
    private const string Select =
        """
        select p.*, o.id as proposed_by_account, o.display_name as proposed_by_display_name from agreement_proposal p
        left join account o on o.name = p.proposed_by
        """;

    /// <summary>Agreements by gemeente, aanbieder, domain, product, unit and first day; how many there are in all.</summary>
    public Task<(IReadOnlyList<AgreementRow> Rows, long Total)> ListAsync(AgreementFilter filter, int max, CancellationToken ct) =>
        database.ReadAsync(
        async session =>
        {
            var conditions = ConditionsOf(filter);
            var from = KnownIn(filter, conditions);
            var total = await session.FirstAsync(
                $"select count(*) as number from {from} where {conditions.Sql}", row => row.Number("number"), ct,
                conditions.Parameters).ConfigureAwait(false);
            var rows = await session.QueryAsync(
                $"select * from {from} where {conditions.Sql} order by gemeente, aanbieder, standaard, product_code, "
                + "eenheid, geldig_van limit @max",
                AgreementTable.RowOf,
                ct,
                [.. conditions.Parameters, ("max", max)]).ConfigureAwait(false);
            return ((IReadOnlyList<AgreementRow>)rows, total);
        },
        ct);

    /// <summary>What became of agreements, newest first.</summary>
    public Task<Page<AgreementChangeRow>> ChangesAsync(AgreementFilter filter, PageRequest page, CancellationToken ct) =>
        database.ReadAsync(
        async session =>
        {
            var conditions = ConditionsOf(filter);
            if (Cursor.Read(page.After, 1) is [var text] && Cursor.Number(text) is { } after)
                conditions.Add("number < @after", ("after", after));
            var size = Cursor.SizeOf(page);
            var rows = await session.QueryAsync(
                $"select * from agreement_change where {conditions.Sql} order by number desc limit @max",
                row => new AgreementChangeRow(row.Number("number"), AgreementChangeTable.ChangeOf(row), AgreementChangeTable.OriginOf(row)),
                ct,
                [.. conditions.Parameters, ("max", size + 1L)]).ConfigureAwait(false);
            return Cursor.Page(rows, size, r => Cursor.Of($"{r.Number}"));
        },
        ct);

    /// <summary>Keeps a file until it is confirmed; its number.</summary>
    /// <param name="fileName">Name of the file, or what it came from.</param>
    /// <param name="content">The file.</param>
    /// <param name="rows">What it says.</param>
    /// <param name="seen"><see cref="AgreementChange.HashOf"/> of the agreements beside it.</param>
    /// <param name="note">Why, if they said.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Stops the work; then nothing is kept.</param>
    public Task<long> ProposeAsync(
        string fileName, byte[] content, IReadOnlyList<AgreementRow> rows, string seen, string note, string by, DateTimeOffset at,
        CancellationToken ct) =>
        database.WriteAsync(
            async session =>
            {
                var number = await session.FirstAsync(
                    """
                    insert into agreement_proposal (file_name, content, note, seen, proposed_by, proposed_at)
                    values (@file_name, @content, @note, @seen, @by, @at) returning number
                    """,
                    row => row.Number("number"),
                    ct,
                    ("file_name", fileName),
                    ("content", content),
                    ("note", note),
                    ("seen", seen),
                    ("by", by),
                    ("at", at)).ConfigureAwait(false);
                await session.ExecuteEachAsync(
                    "insert into agreement_proposal_gemeente (proposal, gemeente, standaard) values (@number, @gemeente, @standaard)",
                    [
                        .. rows
                            .GroupBy(r => r.Gemeente, r => r.Standaard)
                            .Select(g => new (string, object?)[]
                            {
                                ("number", number), ("gemeente", g.Key),
                                ("standaard", g.Distinct().Count() == 1 ? Families.Of(g.First()) : ""),
                            }),
                    ],
                    ct).ConfigureAwait(false);
                return number;
            },
            ct);

    /// <summary>Open files, oldest first. One that has agreements of a gemeente outside the scope is not seen at all.</summary>
    public Task<IReadOnlyList<AgreementProposal>> ProposalsAsync(GemeenteScope scope, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var conditions = Open(scope);
            return (IReadOnlyList<AgreementProposal>)await session.QueryAsync(
                $"{Select} where {conditions.Sql} order by p.number", ProposalOf, ct, conditions.Parameters).ConfigureAwait(false);
        },
        ct);

    /// <summary>What became of files that are not open any more, newest first.</summary>
    public Task<IReadOnlyList<AgreementProposalRow>> ClosedProposalsAsync(GemeenteScope scope, int max, CancellationToken ct) =>
        database.ReadAsync(session => ListAsync(session, Seen(scope).Add("p.state <> 'open'"), max, ct), ct);

    /// <summary>An open file, or null when it is not open (any more) or has agreements of a gemeente outside the scope.</summary>
    public Task<AgreementProposal?> FindProposalAsync(GemeenteScope scope, long number, CancellationToken ct) => database.ReadAsync(
        session =>
        {
            var conditions = Open(scope).AddEqual("p.number", "number", number);
            return session.FirstAsync($"{Select} where {conditions.Sql}", ProposalOf, ct, conditions.Parameters);
        },
        ct);

    /// <summary>What became of a file, open or not, or null when it has agreements of a gemeente outside the scope.</summary>
    public async Task<AgreementProposalRow?> FindStateAsync(GemeenteScope scope, long number, CancellationToken ct)
    {
        var conditions = Seen(scope).AddEqual("p.number", "number", number);
        return (await database.ReadAsync(session => ListAsync(session, conditions, 1, ct), ct).ConfigureAwait(false)).SingleOrDefault();
    }

    /// <summary>
    /// Stores the agreements of an open file and closes it, in one transaction: both happen or neither. What is stored is what was shown
    /// of, because the agreements beside it have to be those that were seen. Where two persons decide, another than who proposed it has
    /// to confirm.
    /// </summary>
    /// <param name="scope">Whose agreements the confirming person may see.</param>
    /// <param name="proposal">The file, as it was found.</param>
    /// <param name="rows">What it says.</param>
    /// <param name="origin">Who confirms it, when, and what is kept with the changes.</param>
    /// <param name="by">Who confirms.</param>
    /// <param name="ct">Stops the work; then nothing happens.</param>
    public async Task<AgreementConfirmation> ConfirmAsync(
        GemeenteScope scope,
        AgreementProposal proposal,
        IReadOnlyList<AgreementRow> rows,
        AgreementOrigin origin,
        Decider by,
        CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        if (!await CloseAsync(session, scope, proposal, ProposalState.Confirmed, by.Name, origin.At, ct).ConfigureAwait(false))
            return AgreementConfirmation.Gone;
        // Whoever brought it anew may be another than who brought it when it was found.
        var proposed = await session
            .FirstAsync($"{Select} where p.number = @number", DeciderOf, ct, ("number", proposal.Number)).ConfigureAwait(false);
        if (proposed!.IsSameAs(by) && await DecisionPolicy.IsFourEyesAsync(session, ct).ConfigureAwait(false))
            return AgreementConfirmation.NeedsAnother;
        if (!await AgreementTable.WriteAsync(session, rows, origin, proposal.Seen, ct).ConfigureAwait(false))
            return AgreementConfirmation.Stale;
        await session.CommitAsync(ct).ConfigureAwait(false);
        return AgreementConfirmation.Stored;
    }

    /// <summary>Withdraws an open file; also who brought it may.</summary>
    /// <returns>False when it is not open (any more) or is outside the scope.</returns>
    public Task<bool> WithdrawAsync(GemeenteScope scope, AgreementProposal proposal, string by, DateTimeOffset at, CancellationToken ct) =>
        database.WriteAsync(session => CloseAsync(session, scope, proposal, ProposalState.Withdrawn, by, at, ct), ct);

    /// <summary>
    /// Proposes a file anew: somebody has seen what it changes by now, and with four eyes another person has to confirm that.
    /// </summary>
    /// <returns>False when it is not open (any more), is outside the scope, or somebody else was first.</returns>
    public async Task<bool> RenewAsync(
        GemeenteScope scope, AgreementProposal proposal, string seen, string by, DateTimeOffset at, CancellationToken ct)
    {
        var conditions = Same(scope, proposal);
        return await database.ExecuteAsync(
            $"update agreement_proposal as p set seen = @now_seen, proposed_by = @by, proposed_at = @at where {conditions.Sql}",
            ct,
            [.. conditions.Parameters, ("now_seen", seen), ("by", by), ("at", at)]).ConfigureAwait(false) == 1;
    }

    private async Task<bool> CloseAsync(
        Session session, GemeenteScope scope, AgreementProposal proposal, ProposalState state, string by, DateTimeOffset at,
        CancellationToken ct)
    {
        var conditions = Same(scope, proposal);
        return await session.ExecuteAsync(
            $"update agreement_proposal as p set state = @state, closed_by = @by, closed_at = @at where {conditions.Sql}",
            ct,
            [.. conditions.Parameters, ("state", ProposalStates.NameOf(state)), ("by", by), ("at", at)])
            .ConfigureAwait(false) == 1;
    }

    /// <summary>An open file, of which the same was shown as when it was found.</summary>
    private Conditions Same(GemeenteScope scope, AgreementProposal proposal) =>
        Open(scope).AddEqual("p.number", "number", proposal.Number).AddEqual("p.seen", "seen", proposal.Seen);

    private Conditions Open(GemeenteScope scope) => Seen(scope).Add("p.state = 'open'");

    /// <summary>Files that have agreements, and none of a gemeente outside the scope.</summary>
    private Conditions Seen(GemeenteScope scope)
    {
        var conditions = new Conditions(database).AddScope("g", scope with { WithUnread = false });
        return new Conditions(database).Add(
            $"""
            exists (select 1 from agreement_proposal_gemeente g where g.proposal = p.number)
            and not exists (select 1 from agreement_proposal_gemeente g where g.proposal = p.number and not ({conditions.Sql}))
            """,
            conditions.Parameters);
    }

    /// <summary>Proposed files, newest first, whatever became of them.</summary>
    internal static async Task<IReadOnlyList<AgreementProposalRow>> ListAsync(
        Session session, Conditions conditions, int max, CancellationToken ct) =>
        await session.QueryAsync(
            $"""
            select p.number, p.file_name, p.note, p.proposed_by, p.proposed_at, p.state, p.closed_by, p.closed_at,
                o.id as proposed_by_account, o.display_name as proposed_by_display_name
            from agreement_proposal p left join account o on o.name = p.proposed_by
            where {conditions.Sql} order by p.number desc limit @max
            """,
            row => new AgreementProposalRow(
                row.Number("number"),
                row.Text("file_name"),
                row.Text("note"),
                DeciderOf(row),
                row.Instant("proposed_at"),
                ProposalStates.Of(row.Text("state")),
                row.TextOrNull("closed_by"),
                row.InstantOrNull("closed_at")),
            ct,
            [.. conditions.Parameters, ("max", max)]).ConfigureAwait(false);

    private Conditions ConditionsOf(AgreementFilter filter) => new Conditions(database)
        .AddScope("", filter.Scope with { WithUnread = false }, filter.Gemeente)
        .AddEqual("aanbieder", "aanbieder", filter.Aanbieder)
        .AddEqual("standaard", "standaard", filter.Standaard is { } standaard ? Families.Of(standaard) : null)
        .AddPerceel("perceel", filter.Perceel)
        .AddEqual("product_code", "product_code", filter.ProductCode)
        .AddEqual("eenheid", "eenheid", filter.Eenheid)
        .AddEqual("geldig_van", "geldig_van", filter.GeldigVan);

    /// <summary>Where agreements are read from, as they stand or as they were known.</summary>
    private static string KnownIn(AgreementFilter filter, Conditions conditions)
    {
        switch (filter)
        {
            case { KnownOn: { } day }:
                conditions.Add("true", ("known_on", day));
                return AgreementChangeTable.Known("{0}.known_from <= @known_on");
            case { KnownAt: { } number }:
                conditions.Add("true", ("known_at", number));
                return AgreementChangeTable.Known("{0}.number <= @known_at");
            default:
                return "agreement";
        }
    }

    private static AgreementProposal ProposalOf(DbDataReader row) => new(
        row.Number("number"),
        row.Text("file_name"),
        row.Get<byte[]>("content"),
        row.Text("note"),
        row.Text("seen"),
        DeciderOf(row),
        row.Instant("proposed_at"));

    private static Decider DeciderOf(DbDataReader row) => new(
        row.Has("proposed_by_account") ? row.Get<Guid>("proposed_by_account") : null, row.Text("proposed_by"),
        row.TextOrNull("proposed_by_display_name"));
}
