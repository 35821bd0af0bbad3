using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A line without Budget has a Product, if only its Categorie. A TeWijzigenProduct never carries one. Source: CD079.</summary>
internal static class CD079ProductRequiredWithoutBudget
{
    public static readonly Rule Rule = new()
    {
        Code = "CD079",
        Name = "ProductRequiredWithoutBudget",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 315, 317),
        Definitie = "Zonder budget is het product gevuld.",
        Checks = [Check.Each<ToegewezenProduct>(Judge), Check.Each<AangevraagdProduct>(Judge), Check.Each<NieuwProduct>(Judge)],
    };

    private static Violation? Judge(IProductregel product, RuleContext context) =>
        product is { Budget: null, Product: null }
            ? new("Vul Product met een Categorie, of vul Budget.", ComparedValue.Here("Budget", null), ComparedValue.Here("Product", null))
            : null;
}
