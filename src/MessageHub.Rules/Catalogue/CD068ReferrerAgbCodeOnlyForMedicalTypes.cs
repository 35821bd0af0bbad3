using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A referrer of type 01, 06 or 08 has no ZorgverlenerCode; Naam is free. Source: CD068.</summary>
internal static class CD068ReferrerAgbCodeOnlyForMedicalTypes
{
    public static readonly Rule Rule = new()
    {
        Code = "CD068",
        Name = "ReferrerAgbCodeOnlyForMedicalTypes",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(315),
        Definitie = "Een verwijzer van type 01, 06 of 08 heeft geen zorgverlenercode.",
        Checks = [Check.Each<AangevraagdProduct>(Judge)],
    };

    private static Violation? Judge(AangevraagdProduct product, RuleContext context) =>
        product.Verwijzer is { Type: "01" or "06" or "08", ZorgverlenerCode: not null } verwijzer
            ? new(
                "Laat Verwijzer/ZorgverlenerCode weg.",
                ComparedValue.Here("Verwijzer/Type", verwijzer.Type),
                ComparedValue.Hidden("Verwijzer/ZorgverlenerCode"))
            : null;
}
