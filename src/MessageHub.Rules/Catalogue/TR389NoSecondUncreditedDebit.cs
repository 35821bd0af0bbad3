using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// No earlier debit on the same allocation, product and ProductPeriode (both days) stands without a credit; one in a claim that waits for a
/// person stands as well. Credits of this message count first. Judged for an unknown allocation too. A debit over
/// the same month under another ProductPeriode is not rejected: it is held for a person (R-089, ClaimAssessment). Source: TR389.
/// </summary>
internal static class TR389NoSecondUncreditedDebit
{
    public static readonly Rule Rule = new()
    {
        Code = "TR389",
        Name = "NoSecondUncreditedDebit",
        Level = Level.AcrossMessages,
        RetourCode = "9389",
        AppliesTo = Scope.In(323),
        Definitie = "Voor een toewijzing, product en productperiode staat er hoogstens één debetregel zonder credit.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context) =>
        !prestatie.IsDebit() || context.Claims.BlockingDebit(prestatie) is not { } blocking
            ? null
            : new(
                "Laat deze prestatie weg, of crediteer eerst de eerdere debetregel.",
                ComparedValue.Here("ToewijzingNummer", prestatie.ToewijzingNummer),
                ComparedValue.Here("ProductCode", prestatie.ProductCode),
                ComparedValue.Here("ProductPeriode", PeriodOf(prestatie)),
                ComparedValue.From(blocking.Source, "debetregel zonder credit", PeriodOf(prestatie)));

    private static string PeriodOf(Prestatie prestatie) =>
        $"{ComparedValue.Day(prestatie.ProductPeriode.Begindatum)} t/m {ComparedValue.Day(prestatie.ProductPeriode.Einddatum)}";
}
