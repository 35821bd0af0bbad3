using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The client has no earlier request that is open or under investigation. The code goes on every AangevraagdProduct, or on Verzoek.
/// Source: TR374, OP350, R-019.
/// </summary>
internal static class TR374NoOtherOpenRequest
{
    public static readonly Rule Rule = new()
    {
        Code = "TR374",
        Name = "NoOtherOpenRequest",
        Level = Level.AcrossMessages,
        RetourCode = "9374",
        AppliesTo = Scope.In(315, 317),
        Definitie = "Voor een cliënt kan een nieuw verzoek pas als elk eerder verzoek van de aanbieder is toegewezen of afgewezen.",
        Checks = [Check.Each<AangevraagdProduct>((_, context) => Judge(context)), Check.Each<Verzoek>((_, context) => Judge(context))],
    };

    private static Violation? Judge(RuleContext context)
    {
        foreach (var earlier in context.Register.Aanvragen)
        {
            if (earlier.IsOnderhanden && earlier.Bsn == context.Client?.Bsn)
            {
                return new(
                    "Wacht met dit verzoek tot het eerdere verzoek is toegewezen of afgewezen.",
                    ComparedValue.From(earlier.Bericht.AsSource(), "ReferentieAanbieder", earlier.ReferentieAanbieder),
                    ComparedValue.From(
                        earlier.Bericht.AsSource(), "status van het verzoek",
                        earlier.Status is AanvraagStatus.InOnderzoek ? "in onderzoek" : "open"));
            }
        }

        return null;
    }
}
