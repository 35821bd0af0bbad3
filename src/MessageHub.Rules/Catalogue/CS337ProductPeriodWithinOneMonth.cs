using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A ProductPeriode begins and ends in the same calendar month. Source: CS337.</summary>
internal static class CS337ProductPeriodWithinOneMonth
{
    public static readonly Rule Rule = new()
    {
        Code = "CS337",
        Name = "ProductPeriodWithinOneMonth",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323),
        Definitie = "Een productperiode begint en eindigt in dezelfde kalendermaand.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        var (begin, einde) = (prestatie.ProductPeriode.Begindatum, prestatie.ProductPeriode.Einddatum);
        return begin.Month == einde.Month && begin.Year == einde.Year
            ? null
            : new(
                "Declareer iedere kalendermaand op een eigen regel.",
                ComparedValue.Here("ProductPeriode/Begindatum", begin),
                ComparedValue.Here("ProductPeriode/Einddatum", einde));
    }
}
