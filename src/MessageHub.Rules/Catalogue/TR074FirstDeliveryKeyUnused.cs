using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A first delivery (StatusAanlevering 1) has no start or stop in force with the same key; a deletion frees the key, also earlier in
/// the same message. Source: TR074, IV008, R-079.
/// </summary>
internal static class TR074FirstDeliveryKeyUnused
{
    public static readonly Rule Rule = new()
    {
        Code = "TR074",
        Name = "FirstDeliveryKeyUnused",
        Level = Level.AcrossMessages,
        RetourCode = "9074",
        AppliesTo = Scope.In(305, 307),
        Definitie = "Een start of stop met dezelfde sleutel is niet al eerder aangeleverd.",
        Needs = ["TR019"],
        Checks = [Check.Each<StartProduct>(Judge), Check.Each<StopProduct>(Judge)],
    };

    private static Violation? Judge(StartProduct start, RuleContext context)
    {
        if (start.StatusAanlevering != Codes.StatusAanlevering.EersteAanlevering)
            return null;
        foreach (var earlier in context.Deliveries.Starts)
        {
            if (earlier.HasKeyOf(start))
            {
                return new(
                    "Laat deze start weg, of geef een herstart een andere Begindatum.",
                    [.. LeveringValues.Of(start), ComparedValue.From(earlier.Bericht.AsSource(), "Begindatum", earlier.Begindatum)]);
            }
        }

        return null;
    }

    private static Violation? Judge(StopProduct stop, RuleContext context)
    {
        if (stop.StatusAanlevering != Codes.StatusAanlevering.EersteAanlevering)
            return null;
        foreach (var earlier in context.Deliveries.Stops)
        {
            if (earlier.HasKeyOf(stop))
            {
                return new(
                    "Laat deze stop weg.",
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
