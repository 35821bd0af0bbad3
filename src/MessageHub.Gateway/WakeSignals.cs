namespace MessageHub.Gateway;

/// <summary>Informs the work in the background that there is something to do, so that it need not wait for its next look.</summary>
internal sealed class WakeSignals
{
    /// <summary>An envelope was stored whose payload has to be looked at.</summary>
    public WakeSignal Received { get; } = new();

    /// <summary>A payload is good and has to go to the queue.</summary>
    public WakeSignal Checked { get; } = new();

    /// <summary>An envelope is to be sent.</summary>
    public WakeSignal ToSend { get; } = new();
}
