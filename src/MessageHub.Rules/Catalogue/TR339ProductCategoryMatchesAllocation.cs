using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A debit has the Categorie of its allocation; a generic allocation has none and sets no limit. Source: TR339.
/// </summary>
internal static class TR339ProductCategoryMatchesAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR339",
        Name = "ProductCategoryMatchesAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9339",
        AppliesTo = Scope.In(323),
        Definitie = "De productcategorie van een prestatie is die van de toewijzing.",
        Needs = ["TR304", "TR338"],
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context) =>
        !prestatie.IsDebit() || context.ToewijzingOf(prestatie) is not { Product: { } product } toewijzing
            || prestatie.ProductCategorie == product.Categorie
            ? null
            : new(
                $"Declareer productcategorie {product.Categorie}, of verwijs naar de toewijzing van dit product.",
                ComparedValue.Here("ProductCategorie", prestatie.ProductCategorie),
                ComparedValue.From(toewijzing.Source, "Product/Categorie", product.Categorie));
}
