using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Support;

/// <summary>What rules ask about the request that a 319 answers.</summary>
internal static class Verzoeken
{
    /// <summary>
    /// The request with the ReferentieAanbieder of the answer, or null. A 319 has no Bsn: scope S and the reference are all there is.
    /// </summary>
    public static Aanvraag? AanvraagOf(this RuleContext context, Antwoord antwoord)
    {
        foreach (var aanvraag in context.Register.Aanvragen)
        {
            if (aanvraag.ReferentieAanbieder == antwoord.ReferentieAanbieder)
                return aanvraag;
        }

        return null;
    }
}
