using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A start is deleted while claimed lines on its allocation were granted and not credited: no claim depends on a start (OP364), and care
/// that never began was paid. Source: OP289, OP364, R-094.
/// </summary>
internal static class W003StartDeletedAfterGrant
{
    public static readonly Rule Rule = new()
    {
        Code = "W003",
        Name = "StartDeletedAfterGrant",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(305),
        Definitie = "Een start is verwijderd terwijl er op de toewijzing al een debetregel is toegekend die niet is gecrediteerd.",
        Checks = [Check.Each<StartProduct>(Judge)],
    };

    private static Violation? Judge(StartProduct start, RuleContext context)
    {
        if (start.StatusAanlevering != Codes.StatusAanlevering.Verwijderen || start.ToewijzingNummer is not { } nummer)
            return null;
        var granted = context.Claims.GrantedDebitsOn(nummer);
        return granted.Count == 0
            ? null
            : new(
                "Vraag de aanbieder of er zorg is geleverd, en zo niet, om de toegekende regels te crediteren.",
                [
                    .. LeveringValues.Of(start),
                    ComparedValue.From(RegisterSources.Declaraties, "toegekende regels zonder credit", granted.Count),
                    ComparedValue.From(granted[0].Source, "Begindatum van de eerste ProductPeriode", granted[0].Begindatum),
                ]);
    }
}
