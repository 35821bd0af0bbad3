using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A product with a Code has an Omvang. A TeWijzigenProduct is left to TR411. Source: CD041.</summary>
internal static class CD041VolumeRequiredWithProductCode
{
    public static readonly Rule Rule = new()
    {
        Code = "CD041",
        Name = "VolumeRequiredWithProductCode",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 315, 317),
        Definitie = "Als de productcode is gevuld, is ook de omvang gevuld.",
        Checks = [Check.Each<ToegewezenProduct>(Judge), Check.Each<AangevraagdProduct>(Judge), Check.Each<NieuwProduct>(Judge)],
    };

    private static Violation? Judge(IProductregel product, RuleContext context) =>
        product is not { Product.Code: { } code, Omvang: null }
            ? null
            : new("Vul Omvang, of laat Product/Code weg.", ComparedValue.Here("Product/Code", code), ComparedValue.Here("Omvang", null));
}
