using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>Every earlier answer in force to the same request has VerzoekAntwoord 2 (under investigation). Source: TR365.</summary>
internal static class TR365FollowUpAnswerOnlyAfterInvestigation
{
    private const string InOnderzoek = "2";

    public static readonly Rule Rule = new()
    {
        Code = "TR365",
        Name = "FollowUpAnswerOnlyAfterInvestigation",
        Level = Level.AcrossMessages,
        RetourCode = "9365",
        AppliesTo = Scope.In(319),
        Definitie = "Een volgend antwoord op een verzoek kan alleen na de melding dat het in onderzoek is.",
        Needs = ["TR355"],
        Checks = [Check.Each<Antwoord>(Judge)],
    };

    private static Violation? Judge(Antwoord antwoord, RuleContext context) =>
        context.AanvraagOf(antwoord) is not { } aanvraag || aanvraag.Antwoorden.All(a => a == InOnderzoek)
            ? null
            : new(
                "Laat dit antwoord weg: het verzoek is al afgewezen.",
                ComparedValue.Here("ReferentieAanbieder", antwoord.ReferentieAanbieder),
                ComparedValue.From(Source.EarlierBerichten, "eerdere waarden van VerzoekAntwoord", string.Join(", ", aanvraag.Antwoorden)));
}
