using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A stop was deleted after a new start was sent, so that two deliveries of one line run beside each other: nothing forbids it, and one
/// of them is not true. Judged when the whole message counts: a stop in its place leaves one. Source.
/// </summary>
internal static class W001TwoRunningStarts
{
    public static readonly Rule Rule = new()
    {
        Code = "W001",
        Name = "TwoRunningStarts",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(307),
        Definitie = "Door het verwijderen van een stop lopen er twee leveringen tegelijk op dezelfde toewijzing, "
            + "of taakgericht van hetzelfde product.",
        Checks = [Check.Each<StopProduct>(Judge)],
    };

    private static Violation? Judge(StopProduct stop, RuleContext context)
    {
        if (stop.StatusAanlevering != Codes.StatusAanlevering.Verwijderen)
            return null;
        var running = context.Deliveries.Starts.Where(s => s.IsOnLineOf(stop) && context.Deliveries.IsRunning(s)).ToList();
        return running.Count < 2 || !running.Exists(s => s.HasKeyOf(stop))
            ? null
            : new(
                "Vraag de aanbieder welke levering loopt, en laat van de andere de stop of de verwijdering sturen.",
                [
                    .. LeveringValues.Of(stop),
                    .. running.Select(s => ComparedValue.From(s.Bericht.AsSource(), "lopende levering vanaf", s.Begindatum)),
                ]);
    }
}
