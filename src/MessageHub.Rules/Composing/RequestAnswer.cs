using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Composing;

/// <summary>
/// A decision on a request: on a product of a 315, or on a 317 as a whole. Granting is reported with a 301 (<see cref="HonouredVerzoek"/>),
/// the rest with a 319.
/// </summary>
public abstract record RequestDecision
{
    private RequestDecision()
    {
    }

    /// <summary>How it is called where it is kept and typed.</summary>
    public string Word => this switch
    {
        Grant => "grant",
        Refuse => "refuse",
        Research => "research",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The care is assigned.</summary>
    /// <param name="Otherwise">A product of a 315: what is assigned instead of what was asked; null is as it was asked.</param>
    public sealed record Grant(GevraagdProduct.Nieuw? Otherwise = null) : RequestDecision;

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

    /// <summary>A 317 is granted one to one (OP348).</summary>
    OnlyAsAsked,

    /// <summary>What a judge ordered is granted as it was asked, or refused and asked again (sap.md §7).</summary>
    OnlyAsOrdered,

    /// <summary>The register kept the request without its content.</summary>
    ContentUnknown,
}

/// <summary>A <see cref="RequestRefusal"/> as people read it.</summary>
public static class RequestRefusals
{
    /// <summary>In plain Dutch, for the one who decides; never personal data.</summary>
    public static string Describe(this RequestRefusal refusal) => refusal switch
    {
        RequestRefusal.AlreadyDecided => "Over dit verzoek is al beslist. Een besluit op een verzoek is definitief.",
        RequestRefusal.AlreadyInResearch => "De aanbieder weet al dat dit verzoek in onderzoek is. Dat kan maar één keer worden gemeld.",
        RequestRefusal.UnknownReason => "Deze afwijsreden bestaat niet. Kies een reden van 1 tot en met 9.",
        RequestRefusal.ResidencePrincipleNotPossible =>
            "Afwijzen om het woonplaatsbeginsel (reden 8) kan alleen bij een verzoek om toewijzing in de Jeugdwet. "
            + "Kies reden 5, andere gemeente.",
        RequestRefusal.GemeenteMissing => "Bij reden 8 hoort de code van de gemeente die verantwoordelijk is. Vul die in.",
        RequestRefusal.GemeenteNotPossible => "De code van een andere gemeente hoort alleen bij reden 8. Laat die weg.",
        RequestRefusal.OnlyAsAsked =>
            "Een verzoek om wijziging kan alleen worden toegekend zoals het is gevraagd. Past dat niet, wijs het dan af.",
        RequestRefusal.OnlyAsOrdered =>
            "Wat een rechter heeft bepaald, kan alleen worden toegekend zoals het is gevraagd. "
            + "Bel de instelling, wijs het verzoek af en laat het "
            + "opnieuw indienen.",
        RequestRefusal.ContentUnknown =>
            "Wat dit verzoek vraagt, is niet bewaard. Het kan hier niet worden toegekend; afwijzen of in onderzoek nemen kan wel.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>
/// Makes the Antwoord of a 319 out of a decision. Pure. Source: process.md §2.1 and §2.2,
/// TR359, TR360, TR365, TR377, TR409, CD085, CD086.
/// </summary>
public static class RequestAnswer
{
    /// <summary>RedenAfwijzingVerzoek (WJ759).</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

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

    /// <summary>Why the decision is not possible, or null.</summary>
    public static RequestRefusal? WhyNot(Aanvraag aanvraag, Standaard standaard, RequestDecision decision)
    {
        if (!aanvraag.IsOnderhanden)
            return RequestRefusal.AlreadyDecided;
        if (decision is RequestDecision.Grant grant)
            return WhyNot(aanvraag, grant);
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

    private static RequestRefusal? WhyNot(Aanvraag aanvraag, RequestDecision.Grant grant) =>
        grant.Otherwise is not null && aanvraag.Bericht.Nummer == 317 ? RequestRefusal.OnlyAsAsked
        : grant.Otherwise is not null && aanvraag.IsJudicial ? RequestRefusal.OnlyAsOrdered
        : grant.Otherwise is null && aanvraag.Gevraagd.Count == 0 ? RequestRefusal.ContentUnknown
        : null;
}
