using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A line has a ProductTarief exactly when its Eenheid is not 83 (euro). Source: CD087.</summary>
internal static class CD087TariffRequiredUnlessEuros
{
    public static readonly Rule Rule = new()
    {
        Code = "CD087",
        Name = "TariffRequiredUnlessEuros",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323),
        Definitie = "Een regel heeft een producttarief, behalve als de eenheid euro (83) is.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        var isEuro = prestatie.Eenheid == Codes.Eenheid.Euro;
        if (isEuro == prestatie.ProductTarief is null)
            return null;
        var tarief = prestatie.ProductTarief is { } cents ? Eurocents.Text(cents) : null;
        return new(
            isEuro ? "Laat ProductTarief weg." : "Vul ProductTarief.",
            ComparedValue.Here("Eenheid", prestatie.Eenheid),
            ComparedValue.Here("ProductTarief", tarief));
    }
}
