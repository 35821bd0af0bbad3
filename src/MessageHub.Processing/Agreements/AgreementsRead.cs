using MessageHub.Processing.Tables;
using MessageHub.Register.Facts;

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

    /// <summary>
    /// Checks the rows beside each other and beside agreements that are there: one product has one agreement in one unit at a time. A row
    /// may replace an agreement (same product, unit and first day), not overlap with one.
    /// </summary>
    public AgreementsRead Beside(IReadOnlyList<AgreementRow> existing) =>
        Problems.Count > 0 ? this : Of(Rows, AgreementsOverlaps.Find(Rows, existing));

    public void Deconstruct(out IReadOnlyList<AgreementRow> rows, out IReadOnlyList<TableProblem> problems) =>
        (rows, problems) = (Rows, Problems);

    internal static AgreementsRead Of(IReadOnlyList<AgreementRow> rows, TableProblems problems) =>
        problems.Count == 0 ? new(rows, [], 0) : new([], problems.First, problems.Count - problems.First.Count);
}
