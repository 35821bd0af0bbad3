namespace MessageHub.Gateway;

/// <summary>Tells the work in the background that there is something to do, so that it need not wait for its next look.</summary>
internal sealed class Signals
{
    /// <summary>An envelope was stored whose payload has to be looked at.</summary>
    public Signal Received { get; } = new();

    /// <summary>A payload is good and has to go to the queue.</summary>
    public Signal Checked { get; } = new();

    /// <summary>An envelope is to be sent.</summary>
    public Signal ToSend { get; } = new();
}
