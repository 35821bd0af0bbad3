using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A line with a Budget has no Omvang; fails together with its mirror image CD078. Source: CD077.</summary>
internal static class CD077VolumeEmptyWithBudget
{
    public static readonly Rule Rule = new()
    {
        Code = "CD077",
        Name = "VolumeEmptyWithBudget",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 315, 317),
        Definitie = "Als het budget is gevuld, is de omvang leeg.",
        Checks = [Check.Each<IProductregel>(Judge)],
    };

    private static Violation? Judge(IProductregel product, RuleContext context) =>
        product is { Budget: { } budget, Omvang: { } omvang }
            ? new(
                "Laat Omvang weg, of laat Budget weg.",
                ComparedValue.Here("Budget", Eurocents.Text(budget)),
                ComparedValue.Here("Omvang", omvang.AsText()))
            : null;
}
