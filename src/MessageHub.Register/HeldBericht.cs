namespace MessageHub.Register;

/// <summary>A message that waits for a person.</summary>
public sealed record HeldBericht
{
    /// <summary>A short number for people; it stays the same as long as the message exists.</summary>
    public required long Number { get; init; }

    public required Guid BerichtId { get; init; }

    /// <summary>When the message arrived, in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>JW323, WMO302 …</summary>
    public required string Name { get; init; }

    public required string Identificatie { get; init; }

    public required string Afzender { get; init; }

    public required string Ontvanger { get; init; }

    /// <summary>Why the message as a whole waits, in plain Dutch, or null when only lines wait.</summary>
    public string? WaitingBecause { get; init; }

    /// <summary>The lines that wait, also those that were decided on while others still wait, in document order.</summary>
    public required IReadOnlyList<HeldLine> Lines { get; init; }

    /// <summary>What people decided so far, oldest first; on one line the last decision counts.</summary>
    public required IReadOnlyList<HeldDecision> Decisions { get; init; }

    /// <summary>The decision that counts for a line, or null when there is none yet.</summary>
    public HeldDecision? DecisionOn(HeldLine line) => Decisions.LastOrDefault(d => d.ReferentieNummer == line.ReferentieNummer);
}
