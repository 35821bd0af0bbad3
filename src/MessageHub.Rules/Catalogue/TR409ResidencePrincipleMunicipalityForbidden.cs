using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// Only a rejection for RedenAfwijzingVerzoek 8 has the class Woonplaatsbeginsel; any other reason, or none, forbids it. iJw only.
/// Source: TR409, R-050.
/// </summary>
internal static class TR409ResidencePrincipleMunicipalityForbidden
{
    public static readonly Rule Rule = new()
    {
        Code = "TR409",
        Name = "ResidencePrincipleMunicipalityForbidden",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(319).Only(Standaard.Ijw),
        Definitie = "De verantwoordelijke gemeente is alleen gevuld bij afwijzing op grond van het woonplaatsbeginsel (reden 8).",
        Checks = [Check.Each<Antwoord>(Judge)],
    };

    private static Violation? Judge(Antwoord antwoord, RuleContext context) =>
        antwoord is { Woonplaatsbeginsel: null } or { RedenAfwijzingVerzoek: Codes.RedenAfwijzingVerzoek.Woonplaatsbeginsel }
            ? null
            : new(
                "Laat Woonplaatsbeginsel weg, of vul RedenAfwijzingVerzoek met 8.",
                ComparedValue.Here("RedenAfwijzingVerzoek", antwoord.RedenAfwijzingVerzoek),
                ComparedValue.Here("Woonplaatsbeginsel/Gemeente", antwoord.Woonplaatsbeginsel?.Gemeente));
}
