using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A Verzoek changes something: it has at least one TeWijzigenProduct or NieuwProduct. Source: TR353.</summary>
internal static class TR353ChangeRequestChangesSomething
{
    public static readonly Rule Rule = new()
    {
        Code = "TR353",
        Name = "ChangeRequestChangesSomething",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(317),
        Definitie = "Een verzoek om wijziging bevat minstens één te wijzigen of nieuw product.",
        Checks = [Check.Each<Verzoek>(Judge)],
    };

    private static Violation? Judge(Verzoek verzoek, RuleContext context) =>
        verzoek is { TeWijzigenProducten.Count: > 0 } or { NieuweProducten.Count: > 0 }
            ? null
            : new(
                "Voeg een TeWijzigenProduct of NieuwProduct toe, of dien het verzoek niet in.",
                ComparedValue.Here("aantal TeWijzigenProduct", 0),
                ComparedValue.Here("aantal NieuwProduct", 0));
}
