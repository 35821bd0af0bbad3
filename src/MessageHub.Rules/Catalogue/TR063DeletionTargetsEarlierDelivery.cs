using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A deletion (StatusAanlevering 3) has a start or stop in force with the same key: for a start ToewijzingNummer, Product and
/// Begindatum, for a stop also RedenBeeindiging and Einddatum. Source: TR063, IV008.
/// </summary>
internal static class TR063DeletionTargetsEarlierDelivery
{
    public static readonly Rule Rule = new()
    {
        Code = "TR063",
        Name = "DeletionTargetsEarlierDelivery",
        Level = Level.AcrossMessages,
        RetourCode = "9063",
        AppliesTo = Scope.In(305, 307),
        Definitie = "Een verwijdering heeft dezelfde sleutel als een eerder aangeleverde start of stop die nog niet is verwijderd.",
        Checks = [Check.Each<StartProduct>(Judge), Check.Each<StopProduct>(Judge)],
    };

    private static Violation? Judge(StartProduct start, RuleContext context)
    {
        if (start.StatusAanlevering != Codes.StatusAanlevering.Verwijderen)
            return null;
        foreach (var earlier in context.Deliveries.Starts)
        {
            if (earlier.HasKeyOf(start))
                return null;
        }

        return new(
            "Neem ToewijzingNummer, Product en Begindatum over van de start die verwijderd moet worden, of laat deze verwijdering weg.",
            [.. LeveringValues.Of(start), ComparedValue.From(Source.EarlierBerichten, "start met deze sleutel", null)]);
    }

    private static Violation? Judge(StopProduct stop, RuleContext context)
    {
        if (stop.StatusAanlevering != Codes.StatusAanlevering.Verwijderen)
            return null;
        foreach (var earlier in context.Deliveries.Stops)
        {
            if (earlier.HasKeyOf(stop))
                return null;
        }

        return new(
            "Neem ToewijzingNummer, Product, Begindatum, RedenBeeindiging en Einddatum over van de stop die verwijderd moet worden, "
            + "of laat deze verwijdering weg.",
            [.. LeveringValues.Of(stop), ComparedValue.From(Source.EarlierBerichten, "stop met deze sleutel", null)]);
    }
}
