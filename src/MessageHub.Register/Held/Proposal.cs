using MessageHub.Register.Access;
using MessageHub.Rules.Assessment;

namespace MessageHub.Register.Held;

/// <summary>A decision on a held message that one person proposed and another has to confirm (four eyes).</summary>
public sealed record Proposal
{
    /// <summary>Its own number.</summary>
    public required long Number { get; init; }

    /// <summary>The <see cref="HeldBericht.Number"/> of the message.</summary>
    public required long HeldNumber { get; init; }

    /// <summary>What of the message.</summary>
    public required HeldPart Part { get; init; }

    /// <summary>What is decided when another confirms it.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Who proposed it.</summary>
    public required Decider ProposedBy { get; init; }

    /// <summary>Why.</summary>
    public required string Note { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset ProposedAt { get; init; }
}
