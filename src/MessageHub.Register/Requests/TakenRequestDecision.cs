using MessageHub.Register.Access;
using MessageHub.Register.Messages;
using MessageHub.Rules.Composing;

namespace MessageHub.Register.Requests;

/// <summary>A decision on a request that a person took or proposed, or that followed from the setting of its product.</summary>
public sealed record TakenRequestDecision
{
    /// <summary>Its own number, higher than that of every earlier one.</summary>
    public required long Number { get; init; }

    /// <summary>What was decided.</summary>
    public required RequestDecision Decision { get; init; }

    /// <summary>Who decided.</summary>
    public required Decider By { get; init; }

    /// <summary>Why, in the words of who decided.</summary>
    public required string Note { get; init; }

    /// <summary>With an open proposal: what was typed about the client, or null.</summary>
    public TypedPerson? Person { get; init; }

    /// <summary>When it was taken or proposed, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How far it is.</summary>
    public required RequestDecisionState State { get; init; }

    /// <summary>Who confirmed or withdrew a proposal; null otherwise.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>When it was confirmed or taken back, in UTC; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The 301 or 319 that says it; null when it is not carried out.</summary>
    public Guid? ToldBy { get; init; }

    /// <summary>Whether that message left: accepted it did, held it waits for a person, rejected it never will.</summary>
    public BerichtState? Told { get; init; }
}

/// <summary>How far a decision on a request is.</summary>
public enum RequestDecisionState
{
    /// <summary>A second person has to confirm it.</summary>
    Open,

    /// <summary>Its message is made.</summary>
    CarriedOut,

    /// <summary>It was withdrawn, or cannot be carried out any more.</summary>
    Withdrawn,
}
