using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// No VorigReferentieNummer occurs twice in a 323, whichever the client; all but the first fail. Absent values are ignored.
/// TR390 says the same against earlier messages. Source: TR315, R-076.
/// </summary>
internal static class TR315PreviousReferenceUniqueInMessage
{
    public static readonly Rule Rule = new()
    {
        Code = "TR315",
        Name = "PreviousReferenceUniqueInMessage",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323),
        Definitie = "Binnen een declaratie verwijst hoogstens één regel naar hetzelfde vorige referentienummer.",
        Checks = [Check.Across<Prestatie>((prestaties, _) => Judge(prestaties))],
    };

    private static IEnumerable<(Prestatie Offender, Violation Violation)> Judge(IReadOnlyList<Prestatie> prestaties)
    {
        var seen = new HashSet<string>();
        foreach (var prestatie in prestaties)
        {
            if (prestatie.ProductReferentie.VorigReferentieNummer is { } vorig && !seen.Add(vorig))
            {
                yield return (prestatie, new(
                    "Laat deze regel weg, of verwijs naar een regel die nog niet in dit bericht is gecrediteerd.",
                    ComparedValue.Here("VorigReferentieNummer", vorig),
                    ComparedValue.Here("ReferentieNummer", prestatie.ProductReferentie.ReferentieNummer)));
            }
        }
    }
}
