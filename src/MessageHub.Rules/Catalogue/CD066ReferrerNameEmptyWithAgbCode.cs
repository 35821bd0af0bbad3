using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A referrer of type 02, 03, 04 or 05 that has a ZorgverlenerCode has no Naam. With CD067: exactly one of the two. Source: CD066.
/// </summary>
internal static class CD066ReferrerNameEmptyWithAgbCode
{
    public static readonly Rule Rule = new()
    {
        Code = "CD066",
        Name = "ReferrerNameEmptyWithAgbCode",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(315),
        Definitie = "Een verwijzer van type 02, 03, 04 of 05 met een zorgverlenercode heeft geen naam.",
        Checks = [Check.Each<AangevraagdProduct>(Judge)],
    };

    private static Violation? Judge(AangevraagdProduct product, RuleContext context) =>
        product.Verwijzer is { ZorgverlenerCode: not null, Naam: not null } verwijzer && verwijzer.IsKnownByCodeOrName()
            ? new(
                "Laat Verwijzer/Naam weg.",
                ComparedValue.Here("Verwijzer/Type", verwijzer.Type),
                ComparedValue.Hidden("Verwijzer/ZorgverlenerCode"),
                ComparedValue.Hidden("Verwijzer/Naam"))
            : null;
}
