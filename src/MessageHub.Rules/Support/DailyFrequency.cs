using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Support;

/// <summary>The check that CS338 and CS343 share: etmalen, dagdelen, euros and pieces (84) are not assigned per day from 2021.</summary>
internal static class DailyFrequency
{
    public static Violation? Judge(IProductregel product, RuleContext context) =>
        product.Omvang is { Frequentie: Codes.Frequentie.Dag } omvang && IsForbiddenFor(omvang.Eenheid) && product.EndsAfter2020()
            ? new(
                "Kies Frequentie 2, 4 of 6.",
                ComparedValue.Here("Omvang/Eenheid", omvang.Eenheid),
                ComparedValue.Here("Omvang/Frequentie", omvang.Frequentie),
                ComparedValue.Here(product.EindeElement, product.Einde))
            : null;

    private static bool IsForbiddenFor(string eenheid) =>
        eenheid is Codes.Eenheid.Etmaal or Codes.Eenheid.Dagdeel or Codes.Eenheid.Euro or Codes.Eenheid.StuksInspanning;
}
