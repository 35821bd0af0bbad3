using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Composing;

/// <summary>What is mended in a 301 that an aanbieder rejected before it is sent again.</summary>
public sealed record Mends
{
    /// <summary>The person as the message has to describe him; null is as before.</summary>
    public Client? Client { get; init; }

    /// <summary>New allocations that get another ToewijzingNummer: the one they had is taken (9332).</summary>
    public IReadOnlySet<long> NewNumbers { get; init; } = new HashSet<long>();

    /// <summary>Leaves out ReferentieAanbieder everywhere: the request it named is not one to honour (9379).</summary>
    public bool WithoutReference { get; init; }

    /// <summary>
    /// By the ToewijzingNummer of the rejected message: what is assigned instead. Number, moment of the decision and reference stay as they
    /// were.
    /// </summary>
    public IReadOnlyDictionary<long, ToegewezenProduct> Products { get; init; } = new Dictionary<long, ToegewezenProduct>();

    /// <summary>The name of the type, never its content: that is care data.</summary>
    public override string ToString() => nameof(Mends);
}
