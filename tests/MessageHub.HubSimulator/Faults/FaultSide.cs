namespace MessageHub.HubSimulator.Faults;

/// <summary>Where a fault is put in.</summary>
public enum FaultSide
{
    /// <summary>Before a request of the gateway has been read.</summary>
    Connection,

    /// <summary>In the answer to a request of the gateway.</summary>
    Answer,

    /// <summary>In a request to the gateway.</summary>
    Send,
}
