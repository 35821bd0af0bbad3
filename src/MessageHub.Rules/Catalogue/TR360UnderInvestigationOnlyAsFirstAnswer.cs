using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>VerzoekAntwoord 2 (under investigation) is the first answer to a request: no 319 in force precedes it. Source: TR360.</summary>
internal static class TR360UnderInvestigationOnlyAsFirstAnswer
{
    private const string InOnderzoek = "2";

    public static readonly Rule Rule = new()
    {
        Code = "TR360",
        Name = "UnderInvestigationOnlyAsFirstAnswer",
        Level = Level.AcrossMessages,
        RetourCode = "9360",
        AppliesTo = Scope.In(319),
        Definitie = "Dat een verzoek in onderzoek is, kan alleen het eerste antwoord op dat verzoek zijn.",
        Needs = ["TR355"],
        Checks = [Check.Each<Antwoord>(Judge)],
    };

    private static Violation? Judge(Antwoord antwoord, RuleContext context) =>
        antwoord.VerzoekAntwoord != InOnderzoek || context.AanvraagOf(antwoord) is not { Antwoorden: { Count: > 0 } earlier }
            ? null
            : new(
                "Laat dit antwoord weg: op het verzoek is al geantwoord.",
                ComparedValue.Here("VerzoekAntwoord", antwoord.VerzoekAntwoord),
                ComparedValue.From(Source.EarlierBerichten, "eerdere waarden van VerzoekAntwoord", string.Join(", ", earlier)));
}
