using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A TeWijzigenProduct with another Budget than the allocation (eurocents), or with another Omvang on an allocation with Frequentie 6,
/// has the Ingangsdatum of the allocation as GewensteIngangsdatum. A daily, weekly or monthly volume that becomes a total is free.
/// Source: TR373, IV092, IV093, R-082.
/// </summary>
internal static class TR373TotalOrBudgetChangeFromOriginalStart
{
    public static readonly Rule Rule = new()
    {
        Code = "TR373",
        Name = "TotalOrBudgetChangeFromOriginalStart",
        Level = Level.AcrossMessages,
        RetourCode = "9373",
        AppliesTo = Scope.In(317),
        Definitie = "Een wijziging van het budget of van het totale volume gaat in op de ingangsdatum van de toewijzing.",
        Needs = ["TR351"],
        Checks = [Check.Each<TeWijzigenProduct>(Judge)],
    };

    private static Violation? Judge(TeWijzigenProduct product, RuleContext context)
    {
        if (context.ActueleToewijzing(product.ToewijzingNummer) is not { } toewijzing
            || product.GewensteIngangsdatum == toewijzing.Ingangsdatum)
            return null;

        List<ComparedValue> changed = [];
        if (product.Budget is { } budget && budget != toewijzing.Budget)
        {
            changed.Add(ComparedValue.Here("Budget", Eurocents.Text(budget)));
            changed.Add(ComparedValue.From(toewijzing.Source, "Budget", toewijzing.Budget is { } old ? Eurocents.Text(old) : null));
        }

        if (toewijzing.Omvang is { Frequentie: Codes.Frequentie.Totaal } total && product.Omvang is { } omvang && omvang != total)
        {
            changed.Add(ComparedValue.Here("Omvang", omvang.AsText()));
            changed.Add(ComparedValue.From(toewijzing.Source, "Omvang", total.AsText()));
        }

        return changed.Count == 0
            ? null
            : new(
                $"Kies als GewensteIngangsdatum {ComparedValue.Day(toewijzing.Ingangsdatum)}.",
                [
                    ComparedValue.Here("GewensteIngangsdatum", product.GewensteIngangsdatum),
                    ComparedValue.From(toewijzing.Source, "Ingangsdatum", toewijzing.Ingangsdatum),
                    .. changed,
                ]);
    }
}
