using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A stop ends on or after the day its delivery began, whatever its StatusAanlevering. Source: TR018.</summary>
internal static class TR018StopEndNotBeforeBegin
{
    public static readonly Rule Rule = new()
    {
        Code = "TR018",
        Name = "StopEndNotBeforeBegin",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(307),
        Definitie = "De einddatum van een stop ligt niet vóór de begindatum.",
        Checks = [Check.Each<StopProduct>(Judge)],
    };

    private static Violation? Judge(StopProduct stop, RuleContext context) =>
        stop.Einddatum >= stop.Begindatum
            ? null
            : new(
                $"Vul bij Einddatum {ComparedValue.Day(stop.Begindatum)} of later.",
                ComparedValue.Here("Begindatum", stop.Begindatum),
                ComparedValue.Here("Einddatum", stop.Einddatum));
}
