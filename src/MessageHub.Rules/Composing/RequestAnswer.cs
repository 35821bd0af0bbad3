using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Composing;

/// <summary>A decision on a request that is reported with a 319; granting is reported with a 301 (<see cref="HonouredVerzoek"/>).</summary>
public abstract record RequestDecision
{
    private RequestDecision()
    {
    }

    /// <summary>VerzoekAntwoord 1.</summary>
    /// <param name="Reden">RedenAfwijzingVerzoek (WJ759), 1 to 9.</param>
    /// <param name="Gemeente">CBS code of the gemeente that is responsible, with reason 8 only.</param>
    public sealed record Refuse(string Reden, string? Gemeente = null) : RequestDecision;

    /// <summary>VerzoekAntwoord 2: the answer takes longer than five working days.</summary>
    public sealed record Research : RequestDecision;
}

/// <summary>Why a decision on a request is not possible. A mistake of the one who decides.</summary>
public enum RequestRefusal
{
    /// <summary>It was granted or refused before (TR359, TR365).</summary>
    AlreadyDecided,

    /// <summary>Research is reported once (TR360).</summary>
    AlreadyInResearch,

    /// <summary>No reason of WJ759.</summary>
    UnknownReason,

    /// <summary>Reason 8 is for a 315 of the Jeugdwet; for all else it is 5.</summary>
    ResidencePrincipleNotPossible,

    /// <summary>Reason 8 without the code of the other gemeente (TR377).</summary>
    GemeenteMissing,

    /// <summary>The code of a gemeente with another reason than 8 (TR409).</summary>
    GemeenteNotPossible,
}

/// <summary>
/// Makes the Antwoord of a 319 out of a decision. Pure. Source: process.md §2.1 and §2.2, TR359, TR360, TR365, TR377, TR409, CD085, CD086.
/// </summary>
public static class RequestAnswer
{
    private static readonly string[] Reasons = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>The Antwoord, or why there is none.</summary>
    public static (Antwoord? Antwoord, RequestRefusal? Refusal) Compose(Aanvraag aanvraag, Standaard standaard, RequestDecision decision) =>
        WhyNot(aanvraag, standaard, decision) is { } refusal
            ? (null, refusal)
            : (decision switch
            {
                RequestDecision.Refuse refuse => new()
                {
                    ReferentieAanbieder = aanvraag.ReferentieAanbieder,
                    VerzoekAntwoord = "1",
                    RedenAfwijzingVerzoek = refuse.Reden,
                    Woonplaatsbeginsel = refuse.Gemeente is { } gemeente ? new() { Gemeente = gemeente } : null,
                },
                RequestDecision.Research => new() { ReferentieAanbieder = aanvraag.ReferentieAanbieder, VerzoekAntwoord = "2" },
                _ => throw new System.Diagnostics.UnreachableException(),
            }, null);

    private static RequestRefusal? WhyNot(Aanvraag aanvraag, Standaard standaard, RequestDecision decision)
    {
        if (!aanvraag.IsOnderhanden)
            return RequestRefusal.AlreadyDecided;
        if (decision is not RequestDecision.Refuse refuse)
            return aanvraag.Status is AanvraagStatus.InOnderzoek ? RequestRefusal.AlreadyInResearch : null;
        if (!Reasons.Contains(refuse.Reden))
            return RequestRefusal.UnknownReason;
        if (refuse.Reden != Codes.RedenAfwijzingVerzoek.Woonplaatsbeginsel)
            return refuse.Gemeente is null ? null : RequestRefusal.GemeenteNotPossible;
        if (standaard is not Standaard.Ijw || aanvraag.Bericht.Nummer != 315)
            return RequestRefusal.ResidencePrincipleNotPossible;
        return refuse.Gemeente is null ? RequestRefusal.GemeenteMissing : null;
    }
}
