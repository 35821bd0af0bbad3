using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Composing;

/// <summary>What <see cref="AllocationComposer"/> made: the products of one 301, or the reason why there is none.</summary>
/// <param name="Products">By ToewijzingNummer; empty when refused.</param>
/// <param name="Refusal">Null when there are products, or when nothing is current and nothing changes.</param>
public sealed record ComposedAllocations(IReadOnlyList<ToegewezenProduct> Products, ComposeRefusal? Refusal)
{
    internal static ComposedAllocations Refused(ComposeRefusalReason reason, long? nummer = null) => new([], new(reason, nummer));

    /// <summary>The name of the type, never its content: that is care data.</summary>
    public override string ToString() => nameof(ComposedAllocations);
}
