using MessageHub.Register.Access;
using MessageHub.Register.Held;
using MessageHub.Rules.Assessment;

namespace MessageHub.Processing.Decisions;

/// <summary>What a person wants to be decided on a held message, or on one of its lines.</summary>
/// <param name="Number">The <see cref="HeldBericht.Number"/> of the message.</param>
/// <param name="Part">One line, or all that is held.</param>
/// <param name="Decision">What is decided.</param>
/// <param name="By">Who decides; without an account it is a name that proves nobody.</param>
/// <param name="Note">Why.</param>
public sealed record DecisionRequest(long Number, HeldPart Part, Decision Decision, Decider By, string Note)
{
    /// <summary>
    /// The <see cref="TakenDecision.Number"/> of the newest decision on this message that the person knew of, 0 for none: a newer one is
    /// not decided over unseen. Null knows those of the person.
    /// </summary>
    public long? LastKnown { get; init; }
}
