using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A new version has a lower Budget, or a lower Volume with Frequentie 6, than before: only with agreement of the aanbieder, which has to
/// be recorded unless he asked for the change himself (RedenWijziging 12). Source: OP298, OP299.
/// </summary>
internal static class W012LoweredWithoutAgreement
{
    public static readonly Rule Rule = new()
    {
        Code = "W012",
        Name = "LoweredWithoutAgreement",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(301),
        Definitie = "Een budget of totaalvolume wordt alleen met instemming van de aanbieder lager.",
        Checks = [Check.Each<ToegewezenProduct>(Judge)],
    };

    private static Violation? Judge(ToegewezenProduct product, RuleContext context)
    {
        if (context.ReplacedBy(product) is not { } version || ConsentRules.IsGiven(product, context.Register))
            return null;
        if (ConsentRules.IsNeededForBudget(version, product))
        {
            return Lower(
                product,
                ComparedValue.Here("Budget", Eurocents.Text(product.Budget!.Value)),
                ComparedValue.From(version.Source, "Budget", Eurocents.Text(version.Budget!.Value)));
        }

        return ConsentRules.IsNeededForVolume(version, product)
            ? Lower(
                product,
                ComparedValue.Here("Omvang", product.Omvang!.AsText()),
                ComparedValue.From(version.Source, "Omvang", version.Omvang!.AsText()))
            : null;
    }

    private static Violation Lower(ToegewezenProduct product, params ComparedValue[] values) => new(
        "Laat het budget of volume zoals het was, of leg vast dat de aanbieder instemt.",
        [ComparedValue.Here("ToewijzingNummer", product.ToewijzingNummer), .. values]);
}
