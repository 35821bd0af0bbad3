namespace MessageHub.Rules.Assessment;

/// <summary>What becomes of a message that was read.</summary>
public enum Outcome
{
    /// <summary>Nothing to remark.</summary>
    Accepted,

    /// <summary>323 only: some lines granted, some rejected.</summary>
    Partly,

    /// <summary>Nothing of it counts.</summary>
    Rejected,

    /// <summary>Held for a person; answered later, once.</summary>
    Held,
}
