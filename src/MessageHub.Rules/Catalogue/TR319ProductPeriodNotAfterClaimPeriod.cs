using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The ProductPeriode of a debit or a credit lies in the month of the DeclaratiePeriode or in an earlier month, claimed or not.
/// Source: TR319, IV090.
/// </summary>
internal static class TR319ProductPeriodNotAfterClaimPeriod
{
    public static readonly Rule Rule = new()
    {
        Code = "TR319",
        Name = "ProductPeriodNotAfterClaimPeriod",
        Level = Level.AcrossMessages,
        RetourCode = "9319",
        AppliesTo = Scope.In(323),
        Definitie = "Een productperiode ligt niet na de declaratieperiode.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (context.Bericht.Declaratie is not { } declaratie)
            return null;
        var (end, last) = (prestatie.ProductPeriode.Einddatum, declaratie.DeclaratiePeriode.Einddatum);
        return end <= last
            ? null
            : new(
                "Declareer deze prestatie in een latere declaratieperiode.",
                ComparedValue.Here("ProductPeriode/Einddatum", end),
                ComparedValue.Here("DeclaratiePeriode/Einddatum", last));
    }
}
