namespace MessageHub.Processing.Tables;

/// <summary>Counts what is wrong and keeps the first: a file can be wrong as often as it has fields.</summary>
internal sealed class TableProblems
{
    private const int Max = 50;

    private readonly List<TableProblem> first = [];

    public IReadOnlyList<TableProblem> First => first;

    public int Count { get; private set; }

    /// <summary>Adds one; they come in the order in which they are reported.</summary>
    public void Add(TableProblem problem)
    {
        if (Count++ < Max)
            first.Add(problem);
    }
}
