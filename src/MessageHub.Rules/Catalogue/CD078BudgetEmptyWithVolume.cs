using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A line with an Omvang has no Budget; fails together with its mirror image CD077. Source: CD078.</summary>
internal static class CD078BudgetEmptyWithVolume
{
    public static readonly Rule Rule = new()
    {
        Code = "CD078",
        Name = "BudgetEmptyWithVolume",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 315, 317),
        Definitie = "Als de omvang is gevuld, is het budget leeg.",
        Checks = [Check.Each<IProductregel>(Judge)],
    };

    private static Violation? Judge(IProductregel product, RuleContext context) =>
        product is { Budget: { } budget, Omvang: { } omvang }
            ? new(
                "Laat Budget weg, of laat Omvang weg.",
                ComparedValue.Here("Omvang", omvang.AsText()),
                ComparedValue.Here("Budget", Eurocents.Text(budget)))
            : null;
}
