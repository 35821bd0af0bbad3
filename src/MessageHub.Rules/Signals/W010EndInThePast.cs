using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A new version ends earlier than before and before the day of the decision: the aanbieder may have given care since, so he has to
/// agree, and that has to be recorded. What he asked for himself (RedenWijziging 12) he agreed to, and so he did to an end after he
/// stopped for good. Source: OP186, R-122.
/// </summary>
internal static class W010EndInThePast
{
    public static readonly Rule Rule = new()
    {
        Code = "W010",
        Name = "EndInThePast",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(301),
        Definitie = "Een toewijzing eindigt alleen met instemming van de aanbieder op een dag die al voorbij is.",
        Checks = [Check.Each<ToegewezenProduct>(Judge)],
    };

    private static Violation? Judge(ToegewezenProduct product, RuleContext context) =>
        context.ReplacedBy(product) is not { } version || !ConsentRules.IsNeededToEnd(version, product, context.Register)
        || ConsentRules.IsGiven(product, context.Register)
            ? null
            : new(
                $"Kies als Einddatum {ComparedValue.Day(product.Toewijzingsdatum)} of later, of leg vast dat de aanbieder instemt.",
                ComparedValue.Here("ToewijzingNummer", product.ToewijzingNummer),
                ComparedValue.Here("Einddatum", product.Einddatum),
                ComparedValue.Here("Toewijzingsdatum", product.Toewijzingsdatum),
                ComparedValue.From(version.Source, "Einddatum", version.Einddatum));
}
