using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A new version ends before care that was granted and is not credited, so that the money no longer has an allocation under it. A
/// deletion with granted lines is what TR385 forbids. Source: OP362, OP186.
/// </summary>
internal static class W008GrantedCareLosesGround
{
    public static readonly Rule Rule = new()
    {
        Code = "W008",
        Name = "GrantedCareLosesGround",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(301),
        Definitie = "Een toewijzing wordt niet ingekort tot vóór zorg die al is toegekend.",
        Checks = [Check.Each<ToegewezenProduct>(Judge)],
    };

    private static Violation? Judge(ToegewezenProduct product, RuleContext context)
    {
        if (context.ReplacedBy(product) is not { } version || product.Einddatum is not { } last || last >= version.LastDay)
            return null;
        var lines = context.Claims.GrantedDebitsOn(product.ToewijzingNummer).Where(d => d.Einddatum > last).ToList();
        return lines.Count == 0
            ? null
            : new(
                $"Kies als Einddatum {ComparedValue.Day(lines.Max(d => d.Einddatum))} of later, "
                + "of laat de aanbieder deze regels eerst crediteren.",
                ComparedValue.Here("ToewijzingNummer", product.ToewijzingNummer),
                ComparedValue.Here("Einddatum", last),
                ComparedValue.From(version.Source, "Einddatum", version.Einddatum),
                ComparedValue.From(RegisterSources.Declaraties, "toegekende regels na de einddatum", lines.Count),
                ComparedValue.From(RegisterSources.Declaraties, "bedrag van die regels", Eurocents.Text(lines.Sum(d => d.Bedrag))));
    }
}
