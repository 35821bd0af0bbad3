using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A Verzoek names at least one existing allocation, as OngewijzigdProduct or TeWijzigenProduct; without any, a 315 is the right message.
/// Source: TR352, OP306, OP307.
/// </summary>
internal static class TR352ChangeRequestHasExistingAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR352",
        Name = "ChangeRequestHasExistingAllocation",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(317),
        Definitie = "Een verzoek om wijziging noemt minstens één bestaande toewijzing, ongewijzigd of te wijzigen.",
        Checks = [Check.Each<Verzoek>(Judge)],
    };

    private static Violation? Judge(Verzoek verzoek, RuleContext context) =>
        verzoek is { OngewijzigdeProducten.Count: > 0 } or { TeWijzigenProducten.Count: > 0 }
            ? null
            : new(
                "Neem elke actuele toewijzing op als OngewijzigdProduct of TeWijzigenProduct, of dien een 315 in als er geen is.",
                ComparedValue.Here("aantal OngewijzigdProduct", 0),
                ComparedValue.Here("aantal TeWijzigenProduct", 0));
}
