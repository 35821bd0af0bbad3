using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// Every AangevraagdProduct of a 315 has its own ReferentieAanbieder; all but the first of a repeat fail. Source: TR383, R-073, R-076.
/// </summary>
internal static class TR383ProviderReferenceUniqueInMessage
{
    public static readonly Rule Rule = new()
    {
        Code = "TR383",
        Name = "ProviderReferenceUniqueInMessage",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(315),
        Definitie = "Elk aangevraagd product heeft binnen het bericht een eigen referentie van de aanbieder.",
        Checks = [Check.Across<AangevraagdProduct>((products, _) => Judge(products))],
    };

    private static IEnumerable<(AangevraagdProduct Offender, Violation Violation)> Judge(IReadOnlyList<AangevraagdProduct> products)
    {
        var seen = new HashSet<string>();
        foreach (var product in products)
        {
            if (!seen.Add(product.ReferentieAanbieder))
            {
                yield return (product, new(
                    "Geef dit AangevraagdProduct een ReferentieAanbieder die in het bericht nog niet voorkomt.",
                    ComparedValue.Here("ReferentieAanbieder", product.ReferentieAanbieder)));
            }
        }
    }
}
