using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A deleted allocation (RedenWijziging 13) ends on its first day. Not the reverse: an allocation of one day is legal. Source: CS335.
/// </summary>
internal static class CS335DeletedMeansEndEqualsStart
{
    public static readonly Rule Rule = new()
    {
        Code = "CS335",
        Name = "DeletedMeansEndEqualsStart",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Een verwijderde toewijzing (reden van wijziging 13) eindigt op de dag waarop zij ingaat.",
        Checks = [Check.Each<ToegewezenProduct>(Judge)],
    };

    private static Violation? Judge(ToegewezenProduct product, RuleContext context) =>
        product.RedenWijziging == Codes.RedenWijziging.Verwijderd && product.Einddatum != product.Ingangsdatum
            ? new(
                $"Zet Einddatum op {ComparedValue.Day(product.Ingangsdatum)}.",
                ComparedValue.Here("RedenWijziging", Codes.RedenWijziging.Verwijderd),
                ComparedValue.Here("Ingangsdatum", product.Ingangsdatum),
                ComparedValue.Here("Einddatum", product.Einddatum))
            : null;
}
