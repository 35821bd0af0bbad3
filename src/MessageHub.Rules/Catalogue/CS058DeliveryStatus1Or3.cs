using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>StatusAanlevering of a start or a stop is 1 or 3; the schema also lets 2 and 9 through. Source: CS058.</summary>
internal static class CS058DeliveryStatus1Or3
{
    public static readonly Rule Rule = new()
    {
        Code = "CS058",
        Name = "DeliveryStatus1Or3",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(305, 307),
        Definitie = "De status van aanlevering is 1 of 3.",
        Checks = [Check.Each<StartProduct>(Judge), Check.Each<StopProduct>(Judge)],
    };

    private static Violation? Judge(StartProduct product, RuleContext context) => Judge(product.StatusAanlevering);

    private static Violation? Judge(StopProduct product, RuleContext context) => Judge(product.StatusAanlevering);

    private static Violation? Judge(string status) =>
        status is Codes.StatusAanlevering.EersteAanlevering or Codes.StatusAanlevering.Verwijderen
            ? null
            : new("Kies StatusAanlevering 1 (eerste aanlevering) of 3 (verwijderen).", ComparedValue.Here("StatusAanlevering", status));
}
