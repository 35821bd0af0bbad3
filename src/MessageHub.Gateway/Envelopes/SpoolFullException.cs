namespace MessageHub.Gateway.Envelopes;

/// <summary>
/// There is no room now for what is too large to hold in memory. Nothing is wrong with it; it can be offered again later.
/// </summary>
internal sealed class SpoolFullException(string message) : IOException(message);
