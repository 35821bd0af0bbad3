namespace MessageHub.Processing.Agreements;

/// <summary>Counts what is wrong and keeps the first: a file can be wrong as often as it has fields.</summary>
internal sealed class AgreementsProblems
{
    private const int Most = 50;

    private readonly List<AgreementsProblem> first = [];

    public IReadOnlyList<AgreementsProblem> First => first;

    public int Count { get; private set; }

    /// <summary>Adds one; they come in the order in which they are told.</summary>
    public void Add(AgreementsProblem problem)
    {
        if (Count++ < Most)
            first.Add(problem);
    }
}
