using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A line with a Budget has an end date, also when it is outputgericht. Source: CD075, R-034.</summary>
internal static class CD075EndDateRequiredWithBudget
{
    public static readonly Rule Rule = new()
    {
        Code = "CD075",
        Name = "EndDateRequiredWithBudget",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 315, 317),
        Definitie = "Als het budget is gevuld, is ook de einddatum gevuld.",
        Checks = [Check.Each<IProductregel>(Judge)],
    };

    private static Violation? Judge(IProductregel product, RuleContext context) =>
        product is { Budget: { } budget, Einde: null }
            ? new(
                $"Vul {product.EindeElement}.",
                ComparedValue.Here("Budget", Eurocents.Text(budget)),
                ComparedValue.Here(product.EindeElement, null))
            : null;
}
