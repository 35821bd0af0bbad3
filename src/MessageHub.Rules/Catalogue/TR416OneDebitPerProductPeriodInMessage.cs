using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// No two debits of one client of a 323 share ToewijzingNummer, ProductCategorie, ProductCode and both days of the ProductPeriode; all but
/// the first fail, and a credit in the same message does not lift this. The same under another client is for TR304 and TR389, which reject
/// that line and not the message. TR389 says the same against earlier messages. Source: TR416, IV075.
/// </summary>
internal static class TR416OneDebitPerProductPeriodInMessage
{
    public static readonly Rule Rule = new()
    {
        Code = "TR416",
        Name = "OneDebitPerProductPeriodInMessage",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323),
        Definitie = "Per cliënt, toewijzing, product en productperiode bevat een declaratie hoogstens één debetregel.",
        Checks = [Check.Across<Prestatie>((_, context) => context.Bericht.Declaratie!.Clienten.SelectMany(c => Judge(c.Prestaties ?? [])))],
    };

    private static IEnumerable<(Prestatie Offender, Violation Violation)> Judge(IReadOnlyList<Prestatie> prestaties)
    {
        var firsts = new Dictionary<(long Toewijzing, string Categorie, string Code, DateOnly Begin, DateOnly Einde), Prestatie>();
        foreach (var prestatie in prestaties.Where(p => p.IsDebit()))
        {
            var period = prestatie.ProductPeriode;
            var key = (prestatie.ToewijzingNummer, prestatie.ProductCategorie, prestatie.ProductCode, period.Begindatum, period.Einddatum);
            if (!firsts.TryAdd(key, prestatie))
            {
                yield return (prestatie, new(
                    "Tel de regels van deze productperiode op tot één debetregel.",
                    ComparedValue.Here("eerste debetregel, ReferentieNummer", firsts[key].ProductReferentie.ReferentieNummer),
                    ComparedValue.Here("ToewijzingNummer", prestatie.ToewijzingNummer),
                    ComparedValue.Here("ProductCategorie", prestatie.ProductCategorie),
                    ComparedValue.Here("ProductCode", prestatie.ProductCode),
                    ComparedValue.Here(
                        "ProductPeriode", $"{ComparedValue.Day(period.Begindatum)} t/m {ComparedValue.Day(period.Einddatum)}")));
            }
        }
    }
}
