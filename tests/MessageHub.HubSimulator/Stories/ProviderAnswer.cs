using MessageHub.Berichten.Model;
using MessageHub.Berichten.Schemas;

namespace MessageHub.HubSimulator.Stories;

/// <summary>What an aanbieder answers to a 301 or 319: a return message with only a header, copied, parties included.</summary>
public static class ProviderAnswer
{
    /// <param name="question">A 301 or 319.</param>
    /// <param name="identificatie">Number of the answer, at most twelve characters.</param>
    /// <param name="today">The day it answers.</param>
    /// <param name="codes">Why it rejects the message as a whole; none accepts it.</param>
    public static Bericht To(Bericht question, string identificatie, DateOnly today, params IReadOnlyList<string> codes)
    {
        var identity = question.Identity.Answer!;
        return new()
        {
            Identity = identity,
            Header = question.Header with
            {
                BerichtCode = identity.BerichtCode,
                IdentificatieRetour = identificatie,
                DagtekeningRetour = today,
                XsdVersieRetour = XsdVersie.Of(SchemaLibrary.BuiltIn.Of(identity)),
                RetourCodes = codes.Count == 0 ? null : codes,
            },
        };
    }
}
