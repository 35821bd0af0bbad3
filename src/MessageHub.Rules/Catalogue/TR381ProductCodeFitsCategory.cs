using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A product with a Code is, with its Categorie, on the product code list of the gemeente; where it keeps none, in its agreements with any
/// aanbieder. Of any date. Skipped without a list, on a deletion (StatusAanlevering 3) and on a credit.
/// Source: TR381, R-011, R-066, R-068, R-092.
/// </summary>
internal static class TR381ProductCodeFitsCategory
{
    public static readonly Rule Rule = new()
    {
        Code = "TR381",
        Name = "ProductCodeFitsCategory",
        Level = Level.ExternalSource,
        RetourCode = "S329",
        AppliesTo = Scope.In(301, 305, 307, 315, 317, 323),
        Definitie = "De productcode is met de gemeente afgesproken en hoort bij de productcategorie.",
        Checks =
        [
            Check.Each<ToegewezenProduct>((p, context) => Judge(p.Product, context)),
            Check.Each<StartProduct>((p, context) => IsDeletion(p.StatusAanlevering) ? null : Judge(p.Product, context)),
            Check.Each<StopProduct>((p, context) => IsDeletion(p.StatusAanlevering) ? null : Judge(p.Product, context)),
            Check.Each<AangevraagdProduct>((p, context) => Judge(p.Product, context)),
            Check.Each<NieuwProduct>((p, context) => Judge(p.Product, context)),
            Check.Each<Prestatie>(
                (p, context) => p.IsDebit() ? Judge(p.ProductCategorie, p.ProductCode, "ProductCategorie", "ProductCode", context) : null),
        ],
    };

    private static readonly Source List = new("de productcodelijst van de gemeente");

    private static bool IsDeletion(string statusAanlevering) => statusAanlevering == Codes.StatusAanlevering.Verwijderen;

    private static Violation? Judge(Product? product, RuleContext context) =>
        product is { Code: { } code } ? Judge(product.Categorie, code, "Product/Categorie", "Product/Code", context) : null;

    private static Violation? Judge(string categorie, string code, string categorieElement, string codeElement, RuleContext context) =>
        context.Register.Contract.ProductCodes is not { } list || list.Contains((categorie, code))
            ? null
            : new(
                $"Vul een productcode die met de gemeente is afgesproken bij categorie {categorie}.",
                ComparedValue.Here(categorieElement, categorie),
                ComparedValue.Here(codeElement, code),
                ComparedValue.From(List, "categorie met deze code", "komt niet voor"));
}
