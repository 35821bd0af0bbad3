using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>In euros (Eenheid 83) Bedrag equals GeleverdVolume, both in eurocents, for credits as well. Source: CS339.</summary>
internal static class CS339EuroAmountEqualsVolume
{
    public static readonly Rule Rule = new()
    {
        Code = "CS339",
        Name = "EuroAmountEqualsVolume",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323),
        Definitie = "Bij eenheid euro (83) is het ingediende bedrag gelijk aan het geleverde volume in eurocenten.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context) =>
        prestatie.Eenheid == Codes.Eenheid.Euro && prestatie.IngediendBedrag.Bedrag != prestatie.GeleverdVolume
            ? new(
                "Maak GeleverdVolume en IngediendBedrag/Bedrag gelijk.",
                ComparedValue.Here("GeleverdVolume", Eurocents.Text(prestatie.GeleverdVolume)),
                ComparedValue.Here("IngediendBedrag/Bedrag", Eurocents.Text(prestatie.IngediendBedrag.Bedrag)))
            : null;
}
