namespace MessageHub.Processing;

/// <summary>What an operator can set about judging and answering.</summary>
public sealed record ProcessingSettings
{
    /// <summary>What fits in an envelope of 25 MB, which holds it as base64.</summary>
    public const long DefaultMaximumAnswerBytes = 18_700_000;

    /// <summary>CBS codes of the gemeenten this installation serves; empty serves all.</summary>
    public IReadOnlyCollection<string> Gemeenten { get; init; } = [];

    /// <summary>The release of the published level 2 rules that ours mirror; sent beside 0001 (IV033).</summary>
    public string XsltVersie { get; init; } = "2.10.5";

    /// <summary>
    /// The largest answer that reaches an aanbieder; 0 is any. A larger one is made and kept all the same, and the verdict tells what to do.
    /// </summary>
    public long MaximumAnswerBytes { get; init; } = DefaultMaximumAnswerBytes;

    /// <summary>How long the reading of one message may take: seconds are enough for the largest. Beyond it is a fault, which is counted.</summary>
    public TimeSpan ReadingBudget { get; init; } = TimeSpan.FromMinutes(1);
}
