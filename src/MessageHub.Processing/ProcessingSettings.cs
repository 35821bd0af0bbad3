using MessageHub.Rules.Composing;

namespace MessageHub.Processing;

/// <summary>What an operator can set about judging and answering.</summary>
public sealed record ProcessingSettings
{
    /// <summary>What fits in an envelope of 25 MB, which holds it as base64.</summary>
    public const long DefaultMaxAnswerBytes = 18_700_000;

    /// <summary>CBS codes of the gemeenten this installation serves; empty serves all.</summary>
    public IReadOnlyCollection<string> Gemeenten { get; init; } = [];

    /// <summary>
    /// By CBS code, the ToewijzingNummers of allocations that are composed here. A gemeente without any composes no new ones here.
    /// </summary>
    public IReadOnlyDictionary<string, NumberRange> ToewijzingNummers { get; init; } = new Dictionary<string, NumberRange>();

    /// <summary>
    /// Reading one message may take so long: what takes longer was made to do so, and counts as failed. The largest message there may be
    /// takes seconds, and a machine that is very busy some more.
    /// </summary>
    public TimeSpan TimeBudget { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Version of the published level 2 rules, sent beside 0001 (IV033), in the place of that of the release of the message; null for that.
    /// </summary>
    public string? XsltVersie { get; init; }

    /// <summary>
    /// The largest answer that reaches an aanbieder; 0 is any. A larger one is made and kept all the same, and the verdict says what to
    /// do.
    /// </summary>
    public long MaximumAnswerBytes { get; init; } = DefaultMaxAnswerBytes;

    /// <summary>What happens is also written as events, which a worker sends to other systems of the gemeente.</summary>
    public bool Events { get; init; }
}
