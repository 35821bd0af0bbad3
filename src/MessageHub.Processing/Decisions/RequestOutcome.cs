using MessageHub.Processing.Composing;

namespace MessageHub.Processing.Decisions;

/// <summary>What came of what a person asked about a request.</summary>
public abstract record RequestOutcome
{
    private RequestOutcome()
    {
    }

    /// <summary>It is decided, and this message says it; a preview is the message that would.</summary>
    /// <param name="Message">The 301 or 319: accepted and about to leave, or held until a person confirms its warnings.</param>
    public sealed record Told(OwnOutcome.Made Message) : RequestOutcome;

    /// <summary>Two persons decide here: it is kept until another confirms it.</summary>
    /// <param name="Proposal">The number of the proposal.</param>
    public sealed record Proposed(long Proposal) : RequestOutcome;

    /// <summary>A proposal is closed without being carried out.</summary>
    public sealed record Withdrawn : RequestOutcome;

    /// <summary>It cannot be done, and nothing was changed.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(RefusedBecause Reason) : RequestOutcome;
}
