using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// No credit in an earlier claim that was granted takes back the same ReferentieNummer; a rejected credit may be repeated. Within
/// one message TR315 holds. Source: TR390.
/// </summary>
internal static class TR390DebitCreditedAtMostOnce
{
    public static readonly Rule Rule = new()
    {
        Code = "TR390",
        Name = "DebitCreditedAtMostOnce",
        Level = Level.AcrossMessages,
        RetourCode = "9390",
        AppliesTo = Scope.In(323),
        Definitie = "Een debetregel wordt hoogstens één keer gecrediteerd.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context) =>
        prestatie.IsDebit() || prestatie.ProductReferentie.VorigReferentieNummer is not { } vorig
        || context.Claims.CreditOf(vorig) is not { } credit
            ? null
            : new(
                "Laat deze creditregel weg: de debetregel is al gecrediteerd.",
                ComparedValue.Here("VorigReferentieNummer", vorig),
                ComparedValue.From(credit.Source, "VorigReferentieNummer", vorig));
}
