using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Obligations;

/// <summary>Something that is due and not done yet. Holds nothing of a person.</summary>
public sealed record Obligation
{
    /// <summary>What kind it is.</summary>
    public required ObligationKind Kind { get; init; }

    /// <summary>Who has to act.</summary>
    public required ObligationOwner Owner { get; init; }

    /// <summary>iJw or iWmo.</summary>
    public required Standaard Standaard { get; init; }

    /// <summary>The gemeente, four digits.</summary>
    public required string Gemeente { get; init; }

    /// <summary>The aanbieder, an AGB code of eight digits.</summary>
    public required string Aanbieder { get; init; }

    /// <summary>The message it follows from; null for a missing 323.</summary>
    public Guid? BerichtId { get; init; }

    /// <summary>Number of that message.</summary>
    public int? Nummer { get; init; }

    /// <summary>
    /// What it is about: an Identificatie, a DeclaratieNummer, a ReferentieAanbieder, a ToewijzingNummer or a month (yyyy-MM); "" for a
    /// message that was not judged yet.
    /// </summary>
    public required string Subject { get; init; }

    /// <summary>Day 0.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>A request that is in research (319 with VerzoekAntwoord 2).</summary>
    public bool InResearch { get; init; }

    /// <summary>Working days since <see cref="StartsOn"/>.</summary>
    public required int Age { get; init; }

    /// <summary>Working days until <see cref="DueOn"/>; 0 on that day, negative once working days passed after it.</summary>
    public required int DaysLeft { get; init; }

    /// <summary>The last day is over.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>How late it is, roughly.</summary>
    public AgeBucket Bucket => ObligationCounting.BucketOf(Age);
}
