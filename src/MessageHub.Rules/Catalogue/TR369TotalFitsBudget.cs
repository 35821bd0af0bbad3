using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// All that was granted on an allocation and not credited, with this debit, fits in its Budget, in whole eurocents: the rule names
/// GeleverdVolume, but only an amount can be held against a budget. Order as for TR322. Skipped without Budget. Source:
/// TR369.
/// </summary>
internal static class TR369TotalFitsBudget
{
    public static readonly Rule Rule = new()
    {
        Code = "TR369",
        Name = "TotalFitsBudget",
        Level = Level.AcrossMessages,
        RetourCode = "9369",
        AppliesTo = Scope.In(323),
        Definitie = "Alle prestaties op een toewijzing samen passen binnen het budget.",
        Needs = ["TR304", "TR338"],
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (!prestatie.IsDebit() || context.ToewijzingOf(prestatie) is not { Budget: { } budget } toewijzing)
            return null;
        var counted = context.Claims.AccountOf(toewijzing.Nummer).Bedrag;
        var bedrag = prestatie.IngediendBedrag.Bedrag;
        return counted + bedrag <= budget
            ? null
            : new(
                $"Declareer op deze toewijzing nog hoogstens {Eurocents.Text(Math.Max(0, budget - counted))}.",
                ComparedValue.Here("Bedrag", Eurocents.Text(bedrag)),
                ComparedValue.From(RegisterSources.CountedPrestaties, "bedrag van andere prestaties", Eurocents.Text(counted)),
                ComparedValue.From(toewijzing.Source, "Budget", Eurocents.Text(budget)));
    }
}
