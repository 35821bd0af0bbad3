namespace MessageHub.Processing.Decisions;

/// <summary>What came of what a person asked.</summary>
public abstract record DecisionOutcome
{
    private DecisionOutcome()
    {
    }

    /// <summary>It is decided and nothing of the message is held any more: it has its verdict, and its one answer if it gets one.</summary>
    /// <param name="Result">The verdict.</param>
    public sealed record Answered(BerichtResult Result) : DecisionOutcome;

    /// <summary>It is decided and more of the message is held.</summary>
    /// <param name="Result">The verdict so far.</param>
    public sealed record StillHeld(BerichtResult Result) : DecisionOutcome;

    /// <summary>Two persons decide here: it is kept until another confirms it.</summary>
    /// <param name="Proposal">The number of the proposal.</param>
    public sealed record Proposed(long Proposal) : DecisionOutcome;

    /// <summary>A proposal is closed without being carried out.</summary>
    public sealed record Withdrawn : DecisionOutcome;

    /// <summary>It cannot be done, and nothing was changed.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(RefusedBecause Reason) : DecisionOutcome;
}
