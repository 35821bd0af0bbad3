using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>The ReferentieAanbieder of an answer is that of an earlier 315 or 317 in scope S. Source: TR355.</summary>
internal static class TR355AnswerRefersToRequest
{
    public static readonly Rule Rule = new()
    {
        Code = "TR355",
        Name = "AnswerRefersToRequest",
        Level = Level.AcrossMessages,
        RetourCode = "9355",
        AppliesTo = Scope.In(319),
        Definitie = "Een antwoord vermeldt de referentie van een verzoek dat de aanbieder eerder stuurde.",
        Checks = [Check.Each<Antwoord>(Judge)],
    };

    private static Violation? Judge(Antwoord antwoord, RuleContext context) =>
        context.AanvraagOf(antwoord) is not null
            ? null
            : new(
                "Vermeld de ReferentieAanbieder van het verzoek dat wordt beantwoord.",
                ComparedValue.Here("ReferentieAanbieder", antwoord.ReferentieAanbieder),
                ComparedValue.From(Source.EarlierBerichten, "verzoek met deze referentie", null));
}
