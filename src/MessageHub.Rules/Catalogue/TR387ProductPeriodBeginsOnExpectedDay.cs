using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;
using MessageHub.Rules.Volume;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The ProductPeriode of a debit begins on the first day of its month, or on the first day of the allocation when that lies later in that
/// month. When care was really given does not matter (OP364). Source: TR387, IV084, IV089, R-055, R-056.
/// </summary>
internal static class TR387ProductPeriodBeginsOnExpectedDay
{
    public static readonly Rule Rule = new()
    {
        Code = "TR387",
        Name = "ProductPeriodBeginsOnExpectedDay",
        Level = Level.AcrossMessages,
        RetourCode = "9387",
        AppliesTo = Scope.In(323),
        Definitie = "Een productperiode begint op de eerste dag van de maand, of op de ingangsdatum van de toewijzing als "
            + "die later in die maand ligt.",
        Needs = ["TR304", "TR338"],
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (!prestatie.IsDebit() || context.ToewijzingOf(prestatie) is not { } toewijzing)
            return null;
        var begin = prestatie.ProductPeriode.Begindatum;
        var first = Calendar.FirstOfMonth(begin);
        var expected = Calendar.FirstOfMonth(toewijzing.Ingangsdatum) == first ? toewijzing.Ingangsdatum : first;
        return begin == expected
            ? null
            : new(
                $"Laat de productperiode beginnen op {ComparedValue.Day(expected)}.",
                ComparedValue.Here("ProductPeriode/Begindatum", begin),
                ComparedValue.From(toewijzing.Source, "Ingangsdatum", toewijzing.Ingangsdatum));
    }
}
