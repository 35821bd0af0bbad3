using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A debit has the Code of its allocation; an aspecific or generic allocation has none and sets no limit (TR381 then does). Source: TR340.
/// </summary>
internal static class TR340ProductCodeMatchesAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR340",
        Name = "ProductCodeMatchesAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9340",
        AppliesTo = Scope.In(323),
        Definitie = "De productcode van een prestatie is die van de toewijzing.",
        Needs = ["TR304", "TR338"],
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context) =>
        !prestatie.IsDebit() || context.ToewijzingOf(prestatie) is not { Product.Code: { } code } toewijzing
        || prestatie.ProductCode == code
            ? null
            : new(
                $"Declareer productcode {code}, of verwijs naar de toewijzing van dit product.",
                ComparedValue.Here("ProductCode", prestatie.ProductCode),
                ComparedValue.From(toewijzing.Source, "Product/Code", code));
}
