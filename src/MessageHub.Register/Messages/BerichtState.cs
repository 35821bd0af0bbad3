namespace MessageHub.Register.Messages;

/// <summary>What became of a message that arrived.</summary>
public enum BerichtState
{
    /// <summary>In the inbox, not yet judged.</summary>
    Received,

    /// <summary>Nothing failed.</summary>
    Accepted,

    /// <summary>323: some lines granted, some rejected.</summary>
    Partly,

    /// <summary>All of it was rejected.</summary>
    Rejected,

    /// <summary>Not readable, unknown or not valid (level 1).</summary>
    Refused,

    /// <summary>Is held for a person.</summary>
    Held,
}
