using MessageHub.Rules.Catalogue;

namespace MessageHub.Rules;

/// <summary>All rules of the standard that MessageHub judges by, listed by hand in code order. A test compares the list with the published one.</summary>
public static class RuleCatalogue
{
    public static readonly RuleSet All = new(
    [
        CD041VolumeRequiredWithProductCode.Rule,
        TR321VolumeFitsProductPeriod.Rule,
    ]);
}
