using MessageHub.Rules.Catalogue;

namespace MessageHub.Rules;

/// <summary>All rules of the standard that MessageHub judges by, listed by hand in code order. A test compares the list with the published one.</summary>
public static class RuleCatalogue
{
    public static readonly RuleSet All = new(
    [
        CD041VolumeRequiredWithProductCode.Rule,
        TR019DeliveryNoticeRefersToAllocation.Rule,
        TR063DeletionTargetsEarlierDelivery.Rule,
        TR071StartNotDeletableAfterStop.Rule,
        TR074FirstDeliveryKeyUnused.Rule,
        TR321VolumeFitsProductPeriod.Rule,
        TR326NoSecondStartWithoutStop.Rule,
        TR332AllocationNumberUnique.Rule,
        TR347ProviderReferenceUnique.Rule,
        TR349ChangeRequestCoversAllCurrentAllocations.Rule,
        TR350UnchangedProductIsCurrentAllocation.Rule,
        TR351ChangedProductIsCurrentAllocation.Rule,
        TR355AnswerRefersToRequest.Rule,
        TR357RetroactiveChangeCoversWholeAllocation.Rule,
        TR359NoAnswerAfterAllocation.Rule,
        TR360UnderInvestigationOnlyAsFirstAnswer.Rule,
        TR361NoStackingInChangeRequest.Rule,
        TR365FollowUpAnswerOnlyAfterInvestigation.Rule,
        TR373TotalOrBudgetChangeFromOriginalStart.Rule,
        TR374NoOtherOpenRequest.Rule,
        TR375NoVolumeOnGenericAllocation.Rule,
        TR379ProviderReferenceHonoursRequest.Rule,
        TR382StopRefersToStart.Rule,
        TR385NoDeletionOfClaimedAllocation.Rule,
        TR411VolumeRequiredOnSpecificAllocation.Rule,
        TR412NoVolumeWithoutProductCode.Rule,
        TR413NoSecondTemporaryStop.Rule,
        TR414StopNotBeforeEarlierStop.Rule,
        TR415NoStopAfterDefinitiveStop.Rule,
    ]);
}
