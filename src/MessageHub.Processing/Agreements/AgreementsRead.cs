using MessageHub.Processing.Tables;
using MessageHub.Register.Facts;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Processing.Agreements;

/// <summary>What a file of agreements says, or why it is refused; one of both is empty.</summary>
/// <param name="Rows">The rows, in the order of the file.</param>
/// <param name="Problems">What is wrong, by row: the first of them.</param>
/// <param name="More">So many other things are wrong.</param>
public sealed record AgreementsRead(IReadOnlyList<AgreementRow> Rows, IReadOnlyList<TableProblem> Problems, int More)
{
    /// <summary>What is wrong, as sentences for people; the last one says how much is not reported.</summary>
    public IReadOnlyList<string> Sentences =>
        More == 0 ? [.. Problems.Select(p => p.ToString())] : [.. Problems.Select(p => p.ToString()), $"En nog {More}."];

    /// <summary>Columns that the file does not have: it leaves what is there.</summary>
    internal IReadOnlySet<string> Lacking { get; init; } = new HashSet<string>();

    /// <summary>
    /// Checks the rows beside each other and beside agreements that are there: one product has one agreement in one unit at a time. A row
    /// may replace an agreement (same product, unit and first day), not overlap with one.
    /// </summary>
    public AgreementsRead Beside(IReadOnlyList<AgreementRow> existing)
    {
        if (Problems.Count > 0)
            return this;
        var known = existing.ToDictionary(AgreementsOverlaps.KeyOf);
        var rows = Lacking.Count == 0
            ? Rows
            : [.. Rows.Select(r => known.TryGetValue(AgreementsOverlaps.KeyOf(r), out var before) ? Keep(r, before.Agreement) : r)];
        var problems = AgreementsOverlaps.Find(rows, existing);
        foreach (var row in rows.Where(r => r.IsWithdrawn && !known.ContainsKey(AgreementsOverlaps.KeyOf(r))))
            problems.Add(new(row.Agreement.Row, AgreementsRowReader.Withdrawn, "Deze afspraak is er niet, dus zij kan niet vervallen."));
        return Of(rows, problems);
    }

    /// <summary>A row, with what its file does not speak of as it was.</summary>
    private AgreementRow Keep(AgreementRow row, Agreement before) => row with
    {
        Agreement = row.Agreement with
        {
            TariefOp = Lacking.Contains(AgreementsRowReader.TariefOp) ? before.TariefOp : row.Agreement.TariefOp,
            GebrokenMaand = Lacking.Contains(AgreementsRowReader.GebrokenMaand) ? before.GebrokenMaand : row.Agreement.GebrokenMaand,
            Frequenties = Lacking.Contains(AgreementsRowReader.Frequenties) ? before.Frequenties : row.Agreement.Frequenties,
        },
    };

    /// <summary>For who wants to know only whether there are rows or problems.</summary>
    public void Deconstruct(out IReadOnlyList<AgreementRow> rows, out IReadOnlyList<TableProblem> problems) =>
        (rows, problems) = (Rows, Problems);

    internal static AgreementsRead Of(IReadOnlyList<AgreementRow> rows, TableProblems problems) =>
        problems.Count == 0 ? new(rows, [], 0) : new([], problems.First, problems.Count - problems.First.Count);
}
