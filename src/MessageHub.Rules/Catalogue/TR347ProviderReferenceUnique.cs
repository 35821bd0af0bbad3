using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The ReferentieAanbieder of a request was not used in an earlier accepted 315 or 317 of the aanbieder; both share one series.
/// Source: TR347, OP361, R-004.
/// </summary>
internal static class TR347ProviderReferenceUnique
{
    public static readonly Rule Rule = new()
    {
        Code = "TR347",
        Name = "ProviderReferenceUnique",
        Level = Level.AcrossMessages,
        RetourCode = "9347",
        AppliesTo = Scope.In(315, 317),
        Definitie = "De aanbieder gebruikt een referentie voor niet meer dan één verzoek.",
        Checks =
        [
            Check.Each<AangevraagdProduct>((product, context) => Judge(product.ReferentieAanbieder, context)),
            Check.Each<Verzoek>((verzoek, context) => Judge(verzoek.ReferentieAanbieder, context)),
        ],
    };

    private static Violation? Judge(string referentie, RuleContext context)
    {
        foreach (var earlier in context.Register.Aanvragen)
        {
            if (earlier.ReferentieAanbieder == referentie)
            {
                return new(
                    "Geef dit verzoek een ReferentieAanbieder die nog niet is gebruikt.",
                    ComparedValue.Here("ReferentieAanbieder", referentie),
                    ComparedValue.From(earlier.Bericht.AsSource(), "ReferentieAanbieder", earlier.ReferentieAanbieder));
            }
        }

        return null;
    }
}
