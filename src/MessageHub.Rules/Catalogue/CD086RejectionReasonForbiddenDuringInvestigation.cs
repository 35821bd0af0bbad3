using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A request under investigation (VerzoekAntwoord 2) has no reason of rejection. Source: CD086.</summary>
internal static class CD086RejectionReasonForbiddenDuringInvestigation
{
    public static readonly Rule Rule = new()
    {
        Code = "CD086",
        Name = "RejectionReasonForbiddenDuringInvestigation",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(319),
        Definitie = "Bij een aanvraag in onderzoek (2) is de reden van afwijzing leeg.",
        Checks = [Check.Each<Antwoord>(Judge)],
    };

    private const string UnderInvestigation = "2";

    private static Violation? Judge(Antwoord antwoord, RuleContext context) =>
        antwoord is { VerzoekAntwoord: UnderInvestigation, RedenAfwijzingVerzoek: { } reden }
            ? new(
                "Laat RedenAfwijzingVerzoek weg.",
                ComparedValue.Here("VerzoekAntwoord", UnderInvestigation),
                ComparedValue.Here("RedenAfwijzingVerzoek", reden))
            : null;
}
