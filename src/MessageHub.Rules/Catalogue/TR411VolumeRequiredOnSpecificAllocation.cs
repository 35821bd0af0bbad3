using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A TeWijzigenProduct on an allocation with a product code has an Omvang, also when the Omvang stays the same. Source: TR411.
/// </summary>
internal static class TR411VolumeRequiredOnSpecificAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR411",
        Name = "VolumeRequiredOnSpecificAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9411",
        AppliesTo = Scope.In(317),
        Definitie = "Een wijziging van een toewijzing met een productcode heeft een omvang.",
        Needs = ["TR351"],
        Checks = [Check.Each<TeWijzigenProduct>(Judge)],
    };

    private static Violation? Judge(TeWijzigenProduct product, RuleContext context) =>
        product.Omvang is not null || context.ActueleToewijzing(product.ToewijzingNummer) is not { Product.Code: { } code } toewijzing
            ? null
            : new(
                "Vul Omvang; neem die van de toewijzing over als hij gelijk blijft.",
                ComparedValue.Here("Omvang", null),
                ComparedValue.From(toewijzing.Source, "Product/Code", code));
}
