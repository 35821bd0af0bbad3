using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A first delivery of a stop ends on or after every stop in force with the same ToewijzingNummer and Begindatum; equal is allowed.
/// Taakgericht the Product stands in for the number. Source: TR414, R-084.
/// </summary>
internal static class TR414StopNotBeforeEarlierStop
{
    public static readonly Rule Rule = new()
    {
        Code = "TR414",
        Name = "StopNotBeforeEarlierStop",
        Level = Level.AcrossMessages,
        RetourCode = "9414",
        AppliesTo = Scope.In(307),
        Definitie = "Een stop eindigt niet eerder dan een stop die al bij dezelfde start is gemeld.",
        Needs = ["TR019"],
        Checks = [Check.Each<StopProduct>(Judge)],
    };

    private static Violation? Judge(StopProduct stop, RuleContext context)
    {
        if (stop.StatusAanlevering != Codes.StatusAanlevering.EersteAanlevering)
            return null;
        Stop? latest = null;
        foreach (var earlier in context.Deliveries.Stops)
        {
            if (earlier.IsOnEpisodeOf(stop) && (latest is null || earlier.Einddatum > latest.Einddatum))
                latest = earlier;
        }

        return latest is null || stop.Einddatum >= latest.Einddatum
            ? null
            : new(
                $"Kies een Einddatum op of na {ComparedValue.Day(latest.Einddatum)}, of verwijder eerst de eerdere stop.",
                [.. LeveringValues.Of(stop), ComparedValue.From(latest.Bericht.AsSource(), "Einddatum", latest.Einddatum)]);
    }
}
