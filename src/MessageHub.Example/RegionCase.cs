namespace MessageHub.Example;

/// <summary>A person with an allocation.</summary>
internal sealed record RegionCase(RegionClient Client, RegionAllocation Allocation);
