using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A first delivery of a stop finds no definitive stop (RedenBeeindiging other than 20) in force with the same ToewijzingNummer and
/// Begindatum; taakgericht the Product stands in for the number. Source: TR415, R-052, R-084.
/// </summary>
internal static class TR415NoStopAfterDefinitiveStop
{
    public static readonly Rule Rule = new()
    {
        Code = "TR415",
        Name = "NoStopAfterDefinitiveStop",
        Level = Level.AcrossMessages,
        RetourCode = "9415",
        AppliesTo = Scope.In(307),
        Definitie = "Na een definitieve stop volgt bij dezelfde start geen andere stop.",
        Needs = ["TR019"],
        Checks = [Check.Each<StopProduct>(Judge)],
    };

    private static Violation? Judge(StopProduct stop, RuleContext context)
    {
        if (stop.StatusAanlevering != Codes.StatusAanlevering.EersteAanlevering)
            return null;
        foreach (var earlier in context.Deliveries.Stops)
        {
            if (!earlier.IsTemporary && earlier.IsOnEpisodeOf(stop))
            {
                return new(
                    "Laat deze stop weg, of verwijder eerst de eerdere definitieve stop.",
                    [
                        .. LeveringValues.Of(stop),
                        ComparedValue.From(earlier.Bericht.AsSource(), "RedenBeeindiging", earlier.RedenBeeindiging),
                        ComparedValue.From(earlier.Bericht.AsSource(), "Einddatum", earlier.Einddatum),
                    ]);
            }
        }

        return null;
    }
}
