using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Support;

/// <summary>The check that CD080, CD095 and CD096 share: without a Product/Code there is no Omvang, unless all lies before 2021.</summary>
internal static class VolumeWithoutProductCode
{
    public static Violation? Judge(IProductregel product, RuleContext context) =>
        product is { Product: null or { Code: null }, Omvang: { } omvang } && product.EndsAfter2020()
            ? new(
                "Laat Omvang weg, of vul Product/Code.",
                ComparedValue.Here("Product/Code", null),
                ComparedValue.Here("Omvang", omvang.AsText()),
                ComparedValue.Here(product.EindeElement, product.Einde))
            : null;
}
