using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A rejection for RedenAfwijzingVerzoek 8 names the gemeente that has to pay. iJw only. Source: TR377, R-050.</summary>
internal static class TR377ResidencePrincipleMunicipalityRequired
{
    public static readonly Rule Rule = new()
    {
        Code = "TR377",
        Name = "ResidencePrincipleMunicipalityRequired",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(319).Only(Standaard.Ijw),
        Definitie = "Bij afwijzing op grond van het woonplaatsbeginsel (reden 8) is de verantwoordelijke gemeente gevuld.",
        Checks = [Check.Each<Antwoord>(Judge)],
    };

    private static Violation? Judge(Antwoord antwoord, RuleContext context) =>
        antwoord is not { RedenAfwijzingVerzoek: Codes.RedenAfwijzingVerzoek.Woonplaatsbeginsel, Woonplaatsbeginsel: null }
            ? null
            : new(
                "Vul Woonplaatsbeginsel met de verantwoordelijke gemeente, of kies een andere RedenAfwijzingVerzoek.",
                ComparedValue.Here("RedenAfwijzingVerzoek", antwoord.RedenAfwijzingVerzoek),
                ComparedValue.Here("Woonplaatsbeginsel", null));
}
