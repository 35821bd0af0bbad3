using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator;

/// <summary>A message we accepted.</summary>
/// <param name="Request">The whole SOAP message, as it came the first time.</param>
/// <param name="Answer">The SOAP message we answered with.</param>
public sealed record ReceivedEnvelope(Envelope Envelope, string Hash, byte[] Request, byte[] Answer);
