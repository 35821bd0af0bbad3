using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>No 301 in force carries the ReferentieAanbieder of the answer. Source: TR359.</summary>
internal static class TR359NoAnswerAfterAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR359",
        Name = "NoAnswerAfterAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9359",
        AppliesTo = Scope.In(319),
        Definitie = "Op een verzoek dat is toegewezen volgt geen antwoord meer.",
        Needs = ["TR355"],
        Checks = [Check.Each<Antwoord>(Judge)],
    };

    private static Violation? Judge(Antwoord antwoord, RuleContext context) =>
        context.AanvraagOf(antwoord) is not { Toewijzingen: [var first, ..] }
            ? null
            : new(
                "Stuur geen antwoord: dit verzoek is al toegewezen.",
                ComparedValue.Here("ReferentieAanbieder", antwoord.ReferentieAanbieder),
                ComparedValue.From(Source.EarlierBerichten, "toewijzing met deze referentie", first.ToewijzingNummer));
}
