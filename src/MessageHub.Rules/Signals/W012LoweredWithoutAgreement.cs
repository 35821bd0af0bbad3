using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A new version has a lower Budget, or a lower Volume with Frequentie 6, than before: only with agreement of the aanbieder, which a
/// change that he asked for (RedenWijziging 12) has. Source: OP298, OP299.
/// </summary>
public static class W012LoweredWithoutAgreement
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
        if (context.ReplacedBy(product) is not { } version || product.IsDeletion()
            || product.RedenWijziging is Codes.RedenWijziging.Aanbieder)
            return null;
        if (product.Budget < version.Budget)
        {
            return Lower(
                product,
                ComparedValue.Here("Budget", Eurocents.Text(product.Budget.Value)),
                ComparedValue.From(version.Source, "Budget", Eurocents.Text(version.Budget.Value)));
        }

        return product.Omvang is { Frequentie: Codes.Frequentie.Totaal } omvang && version.Omvang is { } before
            && omvang.Volume < before.Volume && omvang with { Volume = before.Volume } == before
            ? Lower(product, ComparedValue.Here("Omvang", omvang.AsText()), ComparedValue.From(version.Source, "Omvang", before.AsText()))
            : null;
    }

    private static Violation Lower(ToegewezenProduct product, params ComparedValue[] values) => new(
        "Laat het budget of volume zoals het was, of leg vast dat de aanbieder instemt.",
        [ComparedValue.Here("ToewijzingNummer", product.ToewijzingNummer), .. values]);
}
