using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A first delivery of a stop has a start in force with the same ToewijzingNummer, Product and Begindatum; that start may already have
/// stops (TR413–TR415). Source: TR382 (the former TR069), R-016, R-083.
/// </summary>
internal static class TR382StopRefersToStart
{
    public static readonly Rule Rule = new()
    {
        Code = "TR382",
        Name = "StopRefersToStart",
        Level = Level.AcrossMessages,
        RetourCode = "9069",
        AppliesTo = Scope.In(307),
        Definitie =
            "Een stop heeft hetzelfde toewijzingnummer, hetzelfde product en dezelfde begindatum als een start die niet is verwijderd.",
        Needs = ["TR019"],
        Checks = [Check.Each<StopProduct>(Judge)],
    };

    private static Violation? Judge(StopProduct stop, RuleContext context)
    {
        if (stop.StatusAanlevering != Codes.StatusAanlevering.EersteAanlevering)
            return null;
        foreach (var start in context.Deliveries.Starts)
        {
            if (start.HasKeyOf(stop))
                return null;
        }

        return new(
            "Neem ToewijzingNummer, Product en Begindatum ongewijzigd over van de start, of lever eerst de start aan.",
            [.. LeveringValues.StartOf(stop), ComparedValue.From(Source.EarlierBerichten, "start met deze sleutel", null)]);
    }
}
