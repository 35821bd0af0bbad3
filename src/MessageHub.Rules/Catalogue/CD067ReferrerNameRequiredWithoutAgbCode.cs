using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A referrer of type 02, 03, 04 or 05 without ZorgverlenerCode has a Naam. With CD066: exactly one of the two. Source: CD067.
/// </summary>
internal static class CD067ReferrerNameRequiredWithoutAgbCode
{
    public static readonly Rule Rule = new()
    {
        Code = "CD067",
        Name = "ReferrerNameRequiredWithoutAgbCode",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(315),
        Definitie = "Een verwijzer van type 02, 03, 04 of 05 zonder zorgverlenercode heeft een naam.",
        Checks = [Check.Each<AangevraagdProduct>(Judge)],
    };

    private static Violation? Judge(AangevraagdProduct product, RuleContext context) =>
        product.Verwijzer is { ZorgverlenerCode: null, Naam: null } verwijzer && verwijzer.IsKnownByCodeOrName()
            ? new(
                "Vul Verwijzer/ZorgverlenerCode of Verwijzer/Naam.",
                ComparedValue.Here("Verwijzer/Type", verwijzer.Type),
                ComparedValue.Here("Verwijzer/ZorgverlenerCode", null),
                ComparedValue.Here("Verwijzer/Naam", null))
            : null;
}
