using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// RedenAfwijzingVerzoek 8 answers a request for allocation of the Jeugdwet only; on a 317 it is 5. Source: process.md §2.2, OP359.
/// </summary>
internal static class W013ResidencePrincipleOnChangeRequest
{
    public static readonly Rule Rule = new()
    {
        Code = "W013",
        Name = "ResidencePrincipleOnChangeRequest",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(319),
        Definitie = "Een verzoek om wijziging wordt niet afgewezen om het woonplaatsbeginsel.",
        Checks = [Check.Each<Antwoord>(Judge)],
    };

    private static Violation? Judge(Antwoord antwoord, RuleContext context) =>
        antwoord.RedenAfwijzingVerzoek != Codes.RedenAfwijzingVerzoek.Woonplaatsbeginsel
        || (context.Standaard is Standaard.Ijw && context.AanvraagOf(antwoord) is not { Bericht.Nummer: 317 })
            ? null
            : new(
                "Kies als RedenAfwijzingVerzoek 5, andere gemeente.",
                ComparedValue.Here("RedenAfwijzingVerzoek", antwoord.RedenAfwijzingVerzoek),
                context.AanvraagOf(antwoord) is { } aanvraag
                    ? ComparedValue.From(aanvraag.Bericht.AsSource(), "bericht van het verzoek", aanvraag.Bericht.Nummer)
                    : ComparedValue.Here("ReferentieAanbieder", antwoord.ReferentieAanbieder));
}
