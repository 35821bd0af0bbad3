using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A 301 holds every allocation of the client with the aanbieder that is current on the Dagtekening; one that is missing keeps counting,
/// and the aanbieder may think that it ended. Source: OP087.
/// </summary>
internal static class W004CurrentAllocationMissing
{
    public static readonly Rule Rule = new()
    {
        Code = "W004",
        Name = "CurrentAllocationMissing",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(301),
        Definitie = "Een toewijzingsbericht bevat alle actuele toewijzingen van de cliënt bij deze aanbieder.",
        Checks = [Check.Each<Client>(Judge)],
    };

    private static Violation? Judge(Client client, RuleContext context)
    {
        var missing = context.CurrentBeside(client.ToegewezenProducten ?? []);
        return missing.Count == 0
            ? null
            : new(
                $"Neem ook op: toewijzing {string.Join(", ", missing.Select(t => t.Nummer))}.",
                [
                    ComparedValue.Here("Dagtekening", context.Dagtekening),
                    .. missing.Select(t => ComparedValue.From(t.Source, "Einddatum", t.Einddatum)),
                ]);
    }
}
