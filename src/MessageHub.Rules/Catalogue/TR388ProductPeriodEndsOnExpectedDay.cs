using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;
using MessageHub.Rules.Volume;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The ProductPeriode of a debit ends on the last day of its month, or on the last day of the allocation when that lies earlier in that
/// month. When care was really given does not matter (OP364). Source: TR388, IV084, IV089, R-055, R-056.
/// </summary>
internal static class TR388ProductPeriodEndsOnExpectedDay
{
    public static readonly Rule Rule = new()
    {
        Code = "TR388",
        Name = "ProductPeriodEndsOnExpectedDay",
        Level = Level.AcrossMessages,
        RetourCode = "9388",
        AppliesTo = Scope.In(323),
        Definitie = "Een productperiode eindigt op de laatste dag van de maand, of op de einddatum van de toewijzing als "
            + "die eerder in die maand ligt.",
        Needs = ["TR304", "TR338"],
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (!prestatie.IsDebit() || context.ToewijzingOf(prestatie) is not { } toewijzing)
            return null;
        var end = prestatie.ProductPeriode.Einddatum;
        var last = Calendar.LastOfMonth(end);
        var expected = toewijzing.Einddatum is { } lastDay && Calendar.LastOfMonth(lastDay) == last ? lastDay : last;
        return end == expected
            ? null
            : new(
                $"Laat de productperiode eindigen op {ComparedValue.Day(expected)}.",
                ComparedValue.Here("ProductPeriode/Einddatum", end),
                ComparedValue.From(toewijzing.Source, "Einddatum", toewijzing.Einddatum));
    }
}
