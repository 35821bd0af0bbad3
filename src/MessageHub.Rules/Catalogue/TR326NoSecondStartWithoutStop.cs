using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A first delivery of a start finds no running start on its delivery line: the same ToewijzingNummer, and without one (taakgericht)
/// the same Product. A start runs as long as no stop in force has its ToewijzingNummer, Product and Begindatum; a temporary stop is
/// enough. Source: TR326, OP379, R-009, R-084.
/// </summary>
internal static class TR326NoSecondStartWithoutStop
{
    public static readonly Rule Rule = new()
    {
        Code = "TR326",
        Name = "NoSecondStartWithoutStop",
        Level = Level.AcrossMessages,
        RetourCode = "9326",
        AppliesTo = Scope.In(305),
        Definitie =
            "Een nieuwe start kan pas als de vorige levering op dezelfde toewijzing, of taakgericht van hetzelfde product, is gestopt.",
        Needs = ["TR019"],
        Checks = [Check.Each<StartProduct>(Judge)],
    };

    private static Violation? Judge(StartProduct start, RuleContext context)
    {
        if (start.StatusAanlevering != Codes.StatusAanlevering.EersteAanlevering)
            return null;
        foreach (var earlier in context.Deliveries.Starts)
        {
            if (earlier.IsOnLineOf(start) && context.Deliveries.IsRunning(earlier))
            {
                return new(
                    $"Meld eerst met een 307 de stop van de levering die op {ComparedValue.Day(earlier.Begindatum)} "
                    + "begon, of verwijder die start.",
                    [
                        .. LeveringValues.Of(start),
                        ComparedValue.From(earlier.Bericht.AsSource(), "Begindatum", earlier.Begindatum),
                        ComparedValue.From(Source.EarlierBerichten, "stop van die levering", null),
                    ]);
            }
        }

        return null;
    }
}
