using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// DeclaratieIdentificatie, number and date, is the BerichtIdentificatie of the 323 that is answered. Our own answer, checked before it
/// leaves; no code goes with it. Source: TR337.
/// </summary>
internal static class TR337AnswerRefersToReceivedClaimMessage
{
    public static readonly Rule Rule = new()
    {
        Code = "TR337",
        Name = "AnswerRefersToReceivedClaimMessage",
        Level = Level.AcrossMessages,
        RetourCode = null,
        AppliesTo = Scope.In(325),
        Definitie = "Het antwoord verwijst met DeclaratieIdentificatie naar de declaratie die het beantwoordt.",
        Checks = [Check.Each<Header>(Judge)],
    };

    private static Violation? Judge(Header header, RuleContext context)
    {
        if (context.AnsweredClaim is not { } claim)
            return null;
        var values = default(DifferingValues);
        values.Compare(
            "DeclaratieIdentificatie/Identificatie", header.DeclaratieIdentificatie?.Identificatie, claim.Identificatie.Identificatie);
        values.Compare("DeclaratieIdentificatie/Dagtekening", header.DeclaratieIdentificatie?.Dagtekening, claim.Identificatie.Dagtekening);
        return values.Any ? new("Neem BerichtIdentificatie van de declaratie over.", values.Against(claim.Source)) : null;
    }
}
