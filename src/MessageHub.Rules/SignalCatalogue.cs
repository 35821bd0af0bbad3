using MessageHub.Rules.Language;
using MessageHub.Rules.Signals;

namespace MessageHub.Rules;

/// <summary>
/// What a person should see of a message that was accepted although it leaves something that is not right: W001 to W003 in what
/// aanbieders send, W004 and further in what the gemeente itself sends (301, 319). Listed by hand in code order. The codes are ours: the
/// standard has none, and no aanbieder gets them.
/// </summary>
public static class SignalCatalogue
{
    public static readonly IReadOnlyList<Rule> All =
    [
        W001TwoRunningStarts.Rule,
        W002StopOnOlderStart.Rule,
        W003StartDeletedAfterGrant.Rule,
        W004CurrentAllocationMissing.Rule,
        W005StackedOnAllocationOutsideMessage.Rule,
        W006ChangeNotUnderOneNumber.Rule,
        W007ChangeRequestNotHonouredAsAsked.Rule,
        W008GrantedCareLosesGround.Rule,
        W009DeletionWhileCareRuns.Rule,
        W010EndInThePast.Rule,
        W011NewNumberInsteadOfExtension.Rule,
        W012LoweredWithoutAgreement.Rule,
        W013ResidencePrincipleOnChangeRequest.Rule,
        W014CustodianMissing.Rule,
        W015ReferenceOfOpenRequestMissing.Rule,
    ];

    /// <summary>
    /// Codes of those on what the gemeente itself sends: a gemeente may want them to hold it (<see cref="WarningPolicy"/>).
    /// </summary>
    public static IReadOnlyList<string> OwnCodes { get; } =
        [.. All.Where(s => s.AppliesTo.Nummers.All(n => n is 301 or 319)).Select(s => s.Code)];
}
