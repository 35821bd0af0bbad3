using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Assessment;

/// <summary>What people have to do, or did, with a message of our own that was held.</summary>
public enum OwnHold
{
    /// <summary>It waits: it has not left, and the register does not know it.</summary>
    Held,

    /// <summary>A person let it go although there were warnings.</summary>
    Confirmed,

    /// <summary>A person refused it: it never leaves.</summary>
    Refused,
}

/// <summary>How that shows in a verdict.</summary>
public static class OwnHolds
{
    /// <summary>Null for a message that is not our own, and for one that nobody had to decide on.</summary>
    public static OwnHold? Of(Bericht bericht, Verdict verdict) => verdict switch
    {
        _ when !bericht.Identity.IsOwn => null,
        { Outcome: Outcome.Held } => OwnHold.Held,
        // A rule that rejects leaves a finding; a person leaves none.
        { Outcome: Outcome.Rejected, Findings.Count: 0 } => OwnHold.Refused,
        { Outcome: Outcome.Accepted, Decided.Count: > 0 } => OwnHold.Confirmed,
        _ => null,
    };
}
