namespace MessageHub.Oracles.Tests;

/// <summary>Generated sequences for the laws, with seeds that <see cref="AgreementTests"/> does not reach by default.</summary>
internal static class Sequences
{
    private const int FirstSeed = 1_000_001;

    /// <summary>The part that is played outside the nightly form, where a law costs seconds.</summary>
    private const int ShortPart = 3;

    private static readonly bool IsNightly = Environment.GetEnvironmentVariable(AgreementTests.CountVariable) is { Length: > 0 };

    /// <summary>So many in the nightly form, a third of them otherwise; also the least that a law then has to come across.</summary>
    public static int Share(int nightly) => IsNightly ? nightly : nightly / ShortPart;

    /// <summary>So many sequences, both families in turn, each in a gemeente of its own.</summary>
    public static IEnumerable<(string Gemeente, IReadOnlyList<OMessage> Messages)> Take(int count) => Enumerable.Range(0, count).Select(i =>
        (
            Gemeenten.All[i],
            new SequenceGenerator(FirstSeed + i, i % 2 == 0 ? OFamily.Ijw : OFamily.Iwmo).Generate().Messages.MovedTo(Gemeenten.All[i])));
}
