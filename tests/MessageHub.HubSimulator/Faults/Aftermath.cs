namespace MessageHub.HubSimulator.Faults;

/// <summary>What follows on the synchronous answer to an input.</summary>
public enum Aftermath
{
    /// <summary>Nothing: it was not accepted, and what was not accepted is not stored.</summary>
    Nothing,

    /// <summary>Nothing leaves: it was accepted and put aside for an operator.</summary>
    PutAside,

    /// <summary>A Du01 with the return message.</summary>
    Answer,

    /// <summary>A Fo01 with code StUF055, and no return message.</summary>
    Fo01,
}
