using MessageHub.Rules.Catalogue;

namespace MessageHub.Rules;

/// <summary>All rules of the standard that MessageHub judges by, listed by hand in code order. A test compares the list with the published one.</summary>
public static class RuleCatalogue
{
    public static readonly RuleSet All = new(
    [
        CD005CountryRequiredWithPostcode.Rule,
        CD007LanguageRequiredForLanguageInterpreter.Rule,
        CD009PeriodOnlyForTemporaryAddress.Rule,
        CD025HouseRequiredInNetherlands.Rule,
        CD034PostcodeRequiredForBaseAddress.Rule,
        CD041VolumeRequiredWithProductCode.Rule,
        CD043DecisionStartWithDecisionNumber.Rule,
        CD060PreviousReferenceOnlyOnCredit.Rule,
        CD066ReferrerNameEmptyWithAgbCode.Rule,
        CD067ReferrerNameRequiredWithoutAgbCode.Rule,
        CD068ReferrerAgbCodeOnlyForMedicalTypes.Rule,
        CD075EndDateRequiredWithBudget.Rule,
        CD076EndDateRequiredWithWeeklyFrequency.Rule,
        CD077VolumeEmptyWithBudget.Rule,
        CD078BudgetEmptyWithVolume.Rule,
        CD079ProductRequiredWithoutBudget.Rule,
        CD080AllocationVolumeEmptyWithoutProductCode.Rule,
        CD085RejectionReasonRequired.Rule,
        CD086RejectionReasonForbiddenDuringInvestigation.Rule,
        CD087TariffRequiredUnlessEuros.Rule,
        CD095RequestVolumeEmptyWithoutProductCode.Rule,
        CD096NewProductVolumeEmptyWithoutProductCode.Rule,
        CS002BsnElevenTest.Rule,
        CS003PeriodEndNotBeforeBegin.Rule,
        CS015MessageSubversionIs2.Rule,
        CS025MessageVersionIs3.Rule,
        CS050NameUseMatchesPartnerName.Rule,
        CS058DeliveryStatus1Or3.Rule,
        CS089DutchPostcodeFormat.Rule,
        CS100PeriodFrom2021.Rule,
        CS139BirthDateUseConsistent.Rule,
        CS318ClientIsNaturalPerson.Rule,
        CS319ClaimNumberAlphanumeric.Rule,
        CS325ZeroAmountIsDebit.Rule,
        CS335DeletedMeansEndEqualsStart.Rule,
        CS336ObsoleteChangeReason01Forbidden.Rule,
        CS337ProductPeriodWithinOneMonth.Rule,
        CS338FrequencyNotDailyForUnits.Rule,
        CS339EuroAmountEqualsVolume.Rule,
        CS340ClaimPeriodIsWholeMonth.Rule,
        CS343RequestFrequencyNotDailyForUnits.Rule,
        TR321VolumeFitsProductPeriod.Rule,
    ]);
}
