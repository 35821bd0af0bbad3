namespace MessageHub.Example;

/// <summary>An aanbieder that delivers to a gemeente.</summary>
internal sealed record RegionContract(string Gemeente, string Aanbieder, IReadOnlyList<RegionProduct> Products);
