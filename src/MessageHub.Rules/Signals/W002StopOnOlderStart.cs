using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A stop refers to another start than the latest of its delivery line: allowed while the stops of that start allow it, and often
/// a mistake in the Begindatum. The latest is the one that arrived last. Source: OP155, R-083, R-094.
/// </summary>
internal static class W002StopOnOlderStart
{
    public static readonly Rule Rule = new()
    {
        Code = "W002",
        Name = "StopOnOlderStart",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(307),
        Definitie = "Een stop hoort bij een oudere start, terwijl er op dezelfde toewijzing, "
            + "of taakgericht van hetzelfde product, een nieuwere is.",
        Checks = [Check.Each<StopProduct>(Judge)],
    };

    private static Violation? Judge(StopProduct stop, RuleContext context)
    {
        if (stop.StatusAanlevering != Codes.StatusAanlevering.EersteAanlevering)
            return null;
        var latest = context.Deliveries.Starts.LastOrDefault(s => s.IsOnLineOf(stop));
        return latest is null || latest.HasKeyOf(stop)
            ? null
            : new(
                "Vraag de aanbieder of deze stop bij de nieuwere start hoort.",
                [.. LeveringValues.Of(stop), ComparedValue.From(latest.Bericht.AsSource(), "nieuwere start vanaf", latest.Begindatum)]);
    }
}
