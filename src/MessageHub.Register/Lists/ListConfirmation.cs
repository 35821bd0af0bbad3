namespace MessageHub.Register.Lists;

/// <summary>What came of confirming a file of a list. But for the first, nothing happened.</summary>
public enum ListConfirmation
{
    /// <summary>Its rows are stored.</summary>
    Stored,

    /// <summary>The list is not the one that was seen: somebody has to look again.</summary>
    Stale,

    /// <summary>It is not open (any more).</summary>
    Gone,
}
