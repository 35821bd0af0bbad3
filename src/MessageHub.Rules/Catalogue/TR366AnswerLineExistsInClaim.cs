using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A returned line has the ReferentieNummer, and the VorigReferentieNummer, of a line of the same client in the 323. Our own answer,
/// checked before it leaves. Source: TR366.
/// </summary>
internal static class TR366AnswerLineExistsInClaim
{
    public static readonly Rule Rule = new()
    {
        Code = "TR366",
        Name = "AnswerLineExistsInClaim",
        Level = Level.AcrossMessages,
        RetourCode = "9366",
        AppliesTo = Scope.In(325),
        Definitie = "Een prestatie in het antwoord komt met dezelfde ProductReferentie bij dezelfde cliënt in de declaratie voor.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context) =>
        context is not { AnsweredClaim: { } claim, Client: { } client } || claim.LineOf(client.Bsn, prestatie.ProductReferentie) is not null
            ? null
            : new(
                "Neem alleen prestaties uit de declaratie op, bij hun eigen cliënt.",
                ComparedValue.Here("ReferentieNummer", prestatie.ProductReferentie.ReferentieNummer),
                ComparedValue.Here("VorigReferentieNummer", prestatie.ProductReferentie.VorigReferentieNummer),
                ComparedValue.From(claim.Source, "deze prestatie bij deze cliënt", "komt niet voor"));
}
