using MessageHub.Berichten;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Register;

/// <summary>Status of a request (rules.md §1.3): what the 319 and 301 messages in force made of it.</summary>
public enum AanvraagStatus
{
    /// <summary>Not answered yet.</summary>
    Open,

    /// <summary>A 319 said that it is in research.</summary>
    InOnderzoek,

    /// <summary>A 319 refused it.</summary>
    Afgewezen,

    /// <summary>A 301 honoured it.</summary>
    Toegewezen,
}

/// <summary>A request of an accepted 315 (one per AangevraagdProduct) or 317 (one as a whole) in scope S.</summary>
public sealed record Aanvraag
{
    /// <summary>The number by which the aanbieder knows it, and by which a 301 or 319 answers it.</summary>
    public required string ReferentieAanbieder { get; init; }

    /// <summary>For whom it was asked.</summary>
    public required Bsn Bsn { get; init; }

    /// <summary>The 315 or 317 that carried it.</summary>
    public required EarlierBericht Bericht { get; init; }

    /// <summary>What it asks for; empty when the register kept requests without their content.</summary>
    public IReadOnlyList<GevraagdProduct> Gevraagd { get; init; } = [];

    /// <summary>315 of the Jeugdwet: the aanbieder knows who holds the gezag, so the 301 may leave it out (OP002x1).</summary>
    public bool GezagsdragerBekend { get; init; }

    /// <summary>315: Type of the Verwijzer (COD327); null in a 317.</summary>
    public string? Verwijzer { get; init; }

    /// <summary>A 315 on the order of a judge, which a gecertificeerde instelling sends: it has rules of its own (sap.md §7).</summary>
    public bool IsJudicial => Verwijzer == Codes.Verwijzer.Rechter;

    /// <summary>VerzoekAntwoord of each 319 in force with this reference, oldest first.</summary>
    public IReadOnlyList<string> Antwoorden { get; init; } = [];

    /// <summary>The allocation versions of 301 messages in force that carry this reference.</summary>
    public IReadOnlyList<ToewijzingVersie> Toewijzingen { get; init; } = [];

    /// <summary>Where it stands, by what answered it: a 301 that grants it counts for more than any 319.</summary>
    public AanvraagStatus Status =>
        Toewijzingen.Count > 0 ? AanvraagStatus.Toegewezen
        : Antwoorden.Contains("1") ? AanvraagStatus.Afgewezen
        : Antwoorden.Count > 0 ? AanvraagStatus.InOnderzoek
        : AanvraagStatus.Open;

    /// <summary>Not yet finally answered.</summary>
    public bool IsOnderhanden => Status is AanvraagStatus.Open or AanvraagStatus.InOnderzoek;
}

/// <summary>What identifies one version of an allocation (IV013).</summary>
public sealed record ToewijzingVersie(long ToewijzingNummer, DateOnly Toewijzingsdatum, TimeOnly Toewijzingstijd);
