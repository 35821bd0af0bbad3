using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A jeugdige who is not 16 on the Dagtekening has no ouder or voogd as Relatie, and no request of the client that is honoured says that
/// the aanbieder knows the gezagsdrager. From 16 the jeugdige may hold the gezag himself. Source: OP001, OP002, OP002x1, OP002x2, R-096.
/// </summary>
internal static class W014CustodianMissing
{
    public static readonly Rule Rule = new()
    {
        Code = "W014",
        Name = "CustodianMissing",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(301).Only(Standaard.Ijw),
        Definitie = "Bij een jeugdige jonger dan 16 jaar staat de gezagsdrager als relatie in het bericht.",
        Checks = [Check.Each<Client>(Judge)],
    };

    private static Violation? Judge(Client client, RuleContext context) =>
        !Gezag.IsMissing(client, context.Dagtekening) || Gezag.IsKnown(context.Register, client.ToegewezenProducten ?? [])
            ? null
            : new(
                "Neem een ouder (10) of voogd (11) op als Relatie.",
                ComparedValue.Hidden("Geboortedatum"),
                ComparedValue.Here("Relatie met Soort 10 of 11", null));
}
