using MessageHub.Berichten;

namespace MessageHub.Register.Held;

/// <summary>A message that is held for a person, with how long it can wait. Holds nothing of a person.</summary>
public sealed record HeldRow
{
    /// <summary>The message that waits.</summary>
    public required HeldBericht Held { get; init; }

    /// <summary>iJw or iWmo.</summary>
    public required Standaard Standaard { get; init; }

    /// <summary>Release of the message: its answer is of the same, and so are the codes it can have.</summary>
    public required ReleaseName Release { get; init; }

    /// <summary>The gemeente, four digits.</summary>
    public required string Gemeente { get; init; }

    /// <summary>The aanbieder, an AGB code of eight digits.</summary>
    public required string Aanbieder { get; init; }

    /// <summary>Message number.</summary>
    public required int Nummer { get; init; }

    /// <summary>The number that the aanbieder gave the claim, unique for him (TR333).</summary>
    public string? DeclaratieNummer { get; init; }

    /// <summary>323: signed eurocents.</summary>
    public long? Submitted { get; init; }

    /// <summary>Last day for its answer, or null when it gets none (302, 320).</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Working days until <see cref="DueOn"/>; 0 on that day, negative once working days passed after it.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>The last day is over.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Two working days or less are left (tariffs.md §4).</summary>
    public bool IsUrgent => DaysLeft is <= 2;

    /// <summary>What its held lines claim, by <see cref="HeldLine.Number"/>.</summary>
    public required IReadOnlyList<HeldPrestatie> Prestaties { get; init; }
}
