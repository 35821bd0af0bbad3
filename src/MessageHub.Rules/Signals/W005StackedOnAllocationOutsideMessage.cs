using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// The same product is assigned to the client on days on which an allocation that is not in the message assigns it already; inside one
/// message TR302 forbids it. Source: OP259.
/// </summary>
internal static class W005StackedOnAllocationOutsideMessage
{
    public static readonly Rule Rule = new()
    {
        Code = "W005",
        Name = "StackedOnAllocationOutsideMessage",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(301),
        Definitie = "Een product wordt niet toegewezen over dagen waarop hetzelfde product al in een ander bericht is toegewezen.",
        Checks = [Check.Each<ToegewezenProduct>(Judge)],
    };

    private static Violation? Judge(ToegewezenProduct product, RuleContext context)
    {
        if (product.IsDeletion())
            return null;
        var period = CarePeriod.Of(product);
        var stacked = context.CurrentBeside(context.Client?.ToegewezenProducten ?? [])
            .FirstOrDefault(t => Stacking.Clash(period, CarePeriod.Of(t), context.Standaard));
        return stacked is null
            ? null
            : new(
                $"Beëindig toewijzing {stacked.Nummer} in hetzelfde bericht voordat dit product begint, of laat dit product weg.",
                ComparedValue.Here("dit product", period.Describe()),
                ComparedValue.From(stacked.Source, "het andere product", CarePeriod.Of(stacked).Describe()));
    }
}
