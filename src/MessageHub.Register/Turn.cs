namespace MessageHub.Register;

/// <summary>What came of asking for the next message of a scope.</summary>
public enum Turn
{
    /// <summary>A message was taken and the work on it is committed.</summary>
    Taken,

    /// <summary>Another is at work in this scope. Who that is looks for more when done, so nobody has to wait for it.</summary>
    Busy,

    /// <summary>Nothing waits in this scope.</summary>
    Nothing,
}
