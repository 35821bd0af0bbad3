using MessageHub.Rules.Catalogue;

namespace MessageHub.Rules;

/// <summary>All rules of the standard that MessageHub judges by, listed by hand in code order. A test compares the list with the published one.</summary>
public static class RuleCatalogue
{
    public static readonly RuleSet All = new(
    [
        CD041VolumeRequiredWithProductCode.Rule,
        TR002BirthDateWithin120Years.Rule,
        TR006ContactReachable.Rule,
        TR018StopEndNotBeforeBegin.Rule,
        TR056MessageIdentificationUnique.Rule,
        TR061ClientHasBaseAddress.Rule,
        TR101NoDuplicateClassInMessage.Rule,
        TR134DateNotAfterMessageDate.Rule,
        TR135MessageDateNotInFuture.Rule,
        TR137PeriodEndOrderedAndNotAfterMessageDate.Rule,
        TR302NoStackedAllocations.Rule,
        TR315PreviousReferenceUniqueInMessage.Rule,
        TR316NoDebitAndItsCreditInOneMessage.Rule,
        TR321VolumeFitsProductPeriod.Rule,
        TR335ProductPeriodNotOlderThan5Years.Rule,
        TR342RejectedLinesExplainDifference.Rule,
        TR352ChangeRequestHasExistingAllocation.Rule,
        TR353ChangeRequestChangesSomething.Rule,
        TR358ClaimTotalEqualsSumOfLines.Rule,
        TR377ResidencePrincipleMunicipalityRequired.Rule,
        TR378MunicipalityCodeExists.Rule,
        TR380NewProductStartsAfterMessageDate.Rule,
        TR381ProductCodeFitsCategory.Rule,
        TR383ProviderReferenceUniqueInMessage.Rule,
        TR386NoStackedRequestedProducts.Rule,
        TR409ResidencePrincipleMunicipalityForbidden.Rule,
        TR410NoStackedNewProducts.Rule,
        TR416OneDebitPerProductPeriodInMessage.Rule,
    ]);
}
