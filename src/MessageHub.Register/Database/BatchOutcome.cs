namespace MessageHub.Register.Database;

/// <summary>What came of asking for the next messages of a scope.</summary>
public enum BatchOutcome
{
    /// <summary>Messages were taken and the work on them is committed.</summary>
    Taken,

    /// <summary>Another judges batches of this scope. Who that is looks for more when done, so nobody has to wait for it.</summary>
    Busy,

    /// <summary>Nothing is pending in this scope.</summary>
    Nothing,
}
