using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>RedenWijziging 01 is obsolete; only allocations that were registered long ago still have it. Source: CS336.</summary>
internal static class CS336ObsoleteChangeReason01Forbidden
{
    public static readonly Rule Rule = new()
    {
        Code = "CS336",
        Name = "ObsoleteChangeReason01Forbidden",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "De vervallen reden van wijziging 01 wordt niet meer gebruikt.",
        Checks = [Check.Each<ToegewezenProduct>(Judge)],
    };

    private static Violation? Judge(ToegewezenProduct product, RuleContext context) =>
        product.RedenWijziging == Codes.RedenWijziging.Administratief
            ? new(
                "Kies RedenWijziging 14, of 13 als de toewijzing wordt verwijderd.",
                ComparedValue.Here("RedenWijziging", Codes.RedenWijziging.Administratief))
            : null;
}
