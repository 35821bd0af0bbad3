using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// DeclaratieNummer is that of the 323 that is answered. Our own answer, checked before it leaves; no code goes with it.
/// Source: TR376.
/// </summary>
internal static class TR376AnswerClaimNumberExists
{
    public static readonly Rule Rule = new()
    {
        Code = "TR376",
        Name = "AnswerClaimNumberExists",
        Level = Level.AcrossMessages,
        RetourCode = null,
        AppliesTo = Scope.In(325),
        Definitie = "Het antwoord heeft het DeclaratieNummer van de declaratie.",
        Checks = [Check.Each<DeclaratieAntwoord>(Judge)],
    };

    private static Violation? Judge(DeclaratieAntwoord antwoord, RuleContext context) =>
        context.AnsweredClaim is not { } claim || antwoord.DeclaratieNummer == claim.DeclaratieNummer
            ? null
            : new(
                "Neem het DeclaratieNummer van de declaratie over.",
                ComparedValue.Here("DeclaratieNummer", antwoord.DeclaratieNummer),
                ComparedValue.From(claim.Source, "DeclaratieNummer", claim.DeclaratieNummer));
}
