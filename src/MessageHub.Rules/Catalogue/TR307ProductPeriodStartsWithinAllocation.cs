using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The ProductPeriode of a debit does not begin before the first day of its allocation; that day itself is right. Source: TR307.
/// </summary>
internal static class TR307ProductPeriodStartsWithinAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR307",
        Name = "ProductPeriodStartsWithinAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9307",
        AppliesTo = Scope.In(323),
        Definitie = "Een productperiode begint niet voor de ingangsdatum van de toewijzing.",
        Needs = ["TR304", "TR338"],
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (!prestatie.IsDebit() || context.ToewijzingOf(prestatie) is not { } toewijzing)
            return null;
        var begin = prestatie.ProductPeriode.Begindatum;
        return begin >= toewijzing.Ingangsdatum
            ? null
            : new(
                $"Laat de productperiode beginnen op of na {ComparedValue.Day(toewijzing.Ingangsdatum)}.",
                ComparedValue.Here("ProductPeriode/Begindatum", begin),
                ComparedValue.From(toewijzing.Source, "Ingangsdatum", toewijzing.Ingangsdatum));
    }
}
