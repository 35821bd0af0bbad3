using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A volume per week has an end date. Source: CD076.</summary>
internal static class CD076EndDateRequiredWithWeeklyFrequency
{
    public static readonly Rule Rule = new()
    {
        Code = "CD076",
        Name = "EndDateRequiredWithWeeklyFrequency",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 315, 317),
        Definitie = "Bij een omvang per week (frequentie 2) is de einddatum gevuld.",
        Checks = [Check.Each<IProductregel>(Judge)],
    };

    private static Violation? Judge(IProductregel product, RuleContext context) =>
        product is { Omvang.Frequentie: Codes.Frequentie.Week, Einde: null }
            ? new(
                $"Vul {product.EindeElement}.",
                ComparedValue.Here("Omvang/Frequentie", Codes.Frequentie.Week),
                ComparedValue.Here(product.EindeElement, null))
            : null;
}
