using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A first delivery of a temporary stop (RedenBeeindiging 20) finds no other temporary stop in force with the same ToewijzingNummer
/// and Begindatum; taakgericht the Product stands in for the number. Source: TR413, R-052, R-084.
/// </summary>
internal static class TR413NoSecondTemporaryStop
{
    public static readonly Rule Rule = new()
    {
        Code = "TR413",
        Name = "NoSecondTemporaryStop",
        Level = Level.AcrossMessages,
        RetourCode = "9413",
        AppliesTo = Scope.In(307),
        Definitie = "Na een tijdelijke stop volgt bij dezelfde start geen tweede tijdelijke stop.",
        Needs = ["TR019"],
        Checks = [Check.Each<StopProduct>(Judge)],
    };

    private static Violation? Judge(StopProduct stop, RuleContext context)
    {
        if (stop is not { StatusAanlevering: Codes.StatusAanlevering.EersteAanlevering, RedenBeeindiging: StopReason.Temporary })
            return null;
        foreach (var earlier in context.Deliveries.Stops)
        {
            if (earlier.IsTemporary && earlier.IsOnEpisodeOf(stop))
            {
                return new(
                    "Verwijder eerst de eerdere tijdelijke stop, of meld na een herstart een stop met de nieuwe Begindatum.",
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
