using MessageHub.Rules.Catalogue;

namespace MessageHub.Rules;

/// <summary>All rules of the standard that MessageHub judges by, listed by hand in code order. A test compares the list with the published one.</summary>
public static class RuleCatalogue
{
    public static readonly RuleSet All = new(
    [
        CD041VolumeRequiredWithProductCode.Rule,
        TR304BsnMatchesKnownClient.Rule,
        TR307ProductPeriodStartsWithinAllocation.Rule,
        TR308ProductPeriodEndsWithinAllocation.Rule,
        TR314LineReferenceUnique.Rule,
        TR318ClaimPeriodInSequence.Rule,
        TR319ProductPeriodNotAfterClaimPeriod.Rule,
        TR321VolumeFitsProductPeriod.Rule,
        TR322TotalVolumeFitsAllocation.Rule,
        TR323CreditRefersToAcceptedDebit.Rule,
        TR333ClaimNumberUnique.Rule,
        TR337AnswerRefersToReceivedClaimMessage.Rule,
        TR338LineRefersToAllocation.Rule,
        TR339ProductCategoryMatchesAllocation.Rule,
        TR340ProductCodeMatchesAllocation.Rule,
        TR341UnitFitsAllocation.Rule,
        TR346AmountEqualsVolumeTimesTariff.Rule,
        TR366AnswerLineExistsInClaim.Rule,
        TR367AnswerValueEqualsClaimValue.Rule,
        TR369TotalFitsBudget.Rule,
        TR371AnswerCopiesClaimXsdVersion.Rule,
        TR376AnswerClaimNumberExists.Rule,
        TR384NoClaimOnDeletedAllocation.Rule,
        TR387ProductPeriodBeginsOnExpectedDay.Rule,
        TR388ProductPeriodEndsOnExpectedDay.Rule,
        TR389NoSecondUncreditedDebit.Rule,
        TR390DebitCreditedAtMostOnce.Rule,
        TR418TariffEqualsContract.Rule,
    ]);
}
