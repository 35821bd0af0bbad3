using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A TeWijzigenProduct on an allocation without a product code (aspecific or generic) has no Omvang, unless the request ends on or
/// before 31-12-2020. Source: TR412, R-020.
/// </summary>
internal static class TR412NoVolumeWithoutProductCode
{
    public static readonly Rule Rule = new()
    {
        Code = "TR412",
        Name = "NoVolumeWithoutProductCode",
        Level = Level.AcrossMessages,
        RetourCode = "9412",
        AppliesTo = Scope.In(317),
        Definitie = "Een wijziging van een toewijzing zonder productcode heeft geen omvang, tenzij zij uiterlijk op 31-12-2020 eindigt.",
        Needs = ["TR351"],
        Checks = [Check.Each<TeWijzigenProduct>(Judge)],
    };

    private static Violation? Judge(TeWijzigenProduct product, RuleContext context) =>
        product.Omvang is null || !product.EndsAfter2020()
        || context.ActueleToewijzing(product.ToewijzingNummer) is not { Product: null or { Code: null } } toewijzing
            ? null
            : new(
                "Laat Omvang weg.",
                ComparedValue.Here("Omvang/Volume", product.Omvang.Volume),
                ComparedValue.Here("Einddatum", product.Einddatum),
                ComparedValue.From(toewijzing.Source, "Product/Code", null));
}
