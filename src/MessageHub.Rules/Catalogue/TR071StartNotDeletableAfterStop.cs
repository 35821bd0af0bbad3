using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A start that is deleted has no stop in force with its ToewijzingNummer, Product and Begindatum; a temporary stop counts too. A start
/// that is not there is left to TR063. Source: TR071, IV008.
/// </summary>
internal static class TR071StartNotDeletableAfterStop
{
    public static readonly Rule Rule = new()
    {
        Code = "TR071",
        Name = "StartNotDeletableAfterStop",
        Level = Level.AcrossMessages,
        RetourCode = "9071",
        AppliesTo = Scope.In(305),
        Definitie = "Een start wordt niet verwijderd zolang er een stop bij die start bestaat.",
        Needs = ["TR063"],
        Checks = [Check.Each<StartProduct>(Judge)],
    };

    private static Violation? Judge(StartProduct start, RuleContext context)
    {
        if (start.StatusAanlevering != Codes.StatusAanlevering.Verwijderen)
            return null;
        foreach (var earlier in context.Deliveries.Starts)
        {
            if (earlier.HasKeyOf(start))
                return StopOf(earlier, context) is { } stop ? Stopped(start, stop) : null;
        }

        return null;
    }

    private static Stop? StopOf(Start start, RuleContext context)
    {
        foreach (var stop in context.Deliveries.Stops)
        {
            if (start.IsStoppedBy(stop))
                return stop;
        }

        return null;
    }

    private static Violation Stopped(StartProduct start, Stop stop) => new(
        "Verwijder eerst met een 307 elke stop bij deze start, en daarna de start.",
        [
            .. LeveringValues.Of(start),
            ComparedValue.From(stop.Bericht.AsSource(), "RedenBeeindiging", stop.RedenBeeindiging),
            ComparedValue.From(stop.Bericht.AsSource(), "Einddatum", stop.Einddatum),
        ]);
}
