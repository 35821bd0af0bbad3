namespace MessageHub.Worker;

/// <summary>
/// The broker is out of reach, or does not make what has to be there. The original exception is left out: it may quote the address, and
/// that holds a password.
/// </summary>
public sealed class BrokerUnavailableException(Exception cause)
    : Exception($"The broker cannot be used: {(cause as BrokerUnavailableException)?.Kind ?? cause.GetType().Name}.")
{
    /// <summary>The kind of the original exception.</summary>
    public string Kind { get; } = (cause as BrokerUnavailableException)?.Kind ?? cause.GetType().Name;
}
