using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The ProductPeriode of a debit does not end after the last day of its allocation; that day itself is right, and an open-ended allocation
/// sets no limit. Source: TR308.
/// </summary>
internal static class TR308ProductPeriodEndsWithinAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR308",
        Name = "ProductPeriodEndsWithinAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9308",
        AppliesTo = Scope.In(323),
        Definitie = "Een productperiode eindigt niet na de einddatum van de toewijzing.",
        Needs = ["TR304", "TR338"],
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (!prestatie.IsDebit() || context.ToewijzingOf(prestatie) is not { Einddatum: { } last } toewijzing)
            return null;
        var end = prestatie.ProductPeriode.Einddatum;
        return end <= last
            ? null
            : new(
                $"Laat de productperiode eindigen op of voor {ComparedValue.Day(last)}.",
                ComparedValue.Here("ProductPeriode/Einddatum", end),
                ComparedValue.From(toewijzing.Source, "Einddatum", last));
    }
}
