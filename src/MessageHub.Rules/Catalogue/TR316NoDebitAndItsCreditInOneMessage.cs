using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// No VorigReferentieNummer equals the ReferentieNummer of a line of the same 323, of whichever client. The referring line fails.
/// A credit of an earlier debit beside the debit that replaces it is fine. Source: TR316, IV086, R-076.
/// </summary>
internal static class TR316NoDebitAndItsCreditInOneMessage
{
    public static readonly Rule Rule = new()
    {
        Code = "TR316",
        Name = "NoDebitAndItsCreditInOneMessage",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323),
        Definitie = "Een vorig referentienummer verwijst niet naar een regel van hetzelfde bericht.",
        Checks = [Check.Across<Prestatie>((prestaties, _) => Judge(prestaties))],
    };

    private static IEnumerable<(Prestatie Offender, Violation Violation)> Judge(IReadOnlyList<Prestatie> prestaties)
    {
        HashSet<string>? referenties = null;
        foreach (var prestatie in prestaties)
        {
            if (prestatie.ProductReferentie.VorigReferentieNummer is not { } vorig)
                continue;
            referenties ??= ReferentiesOf(prestaties);
            if (referenties.Contains(vorig))
            {
                yield return (prestatie, new(
                    "Laat deze regel en de regel waarnaar zij verwijst allebei weg, of verwijs naar een regel van een eerder bericht.",
                    ComparedValue.Here("VorigReferentieNummer", vorig),
                    ComparedValue.Here("ReferentieNummer", prestatie.ProductReferentie.ReferentieNummer)));
            }
        }
    }

    private static HashSet<string> ReferentiesOf(IReadOnlyList<Prestatie> prestaties)
    {
        var result = new HashSet<string>(prestaties.Count);
        foreach (var prestatie in prestaties)
            result.Add(prestatie.ProductReferentie.ReferentieNummer);
        return result;
    }
}
