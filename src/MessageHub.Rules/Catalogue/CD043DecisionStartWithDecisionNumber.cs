using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>BeschikkingNummer and BeschikkingIngangsdatum come together or not at all. Source: CD043.</summary>
internal static class CD043DecisionStartWithDecisionNumber
{
    public static readonly Rule Rule = new()
    {
        Code = "CD043",
        Name = "DecisionStartWithDecisionNumber",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(315),
        Definitie = "Het beschikkingnummer en de ingangsdatum van de beschikking zijn allebei gevuld of allebei leeg.",
        Checks = [Check.Each<AangevraagdProduct>(Judge)],
    };

    private static Violation? Judge(AangevraagdProduct product, RuleContext context) =>
        product.BeschikkingNummer is null == product.BeschikkingIngangsdatum is null
            ? null
            : new(
                product.BeschikkingNummer is null
                    ? "Vul BeschikkingNummer, of laat BeschikkingIngangsdatum weg."
                    : "Vul BeschikkingIngangsdatum, of laat BeschikkingNummer weg.",
                ComparedValue.Here("BeschikkingNummer", product.BeschikkingNummer),
                ComparedValue.Here("BeschikkingIngangsdatum", product.BeschikkingIngangsdatum));
}
