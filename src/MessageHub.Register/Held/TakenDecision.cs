using MessageHub.Rules.Assessment;

namespace MessageHub.Register.Held;

/// <summary>A decision that a person took on a message that is held, or on one of its lines, with who, when and why.</summary>
/// <param name="ReferentieNummer">The line, or null for the message as a whole.</param>
/// <param name="Decision">What was decided; on a line <see cref="Decision.Grant"/>, or <see cref="Decision.Reject"/> with a code.</param>
/// <param name="By">Who decided.</param>
/// <param name="Note">Why.</param>
/// <param name="At">When, in UTC.</param>
public sealed record TakenDecision(string? ReferentieNummer, Decision Decision, string By, string Note, DateTimeOffset At)
{
    /// <summary>Its own number, higher than that of every earlier one; 0 before it is kept.</summary>
    public long Number { get; init; }
}
