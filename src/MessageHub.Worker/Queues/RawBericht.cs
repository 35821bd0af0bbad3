namespace MessageHub.Worker.Queues;

/// <summary>A message as it lies in the queue of arrivals.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="TransportId">The AMQP message id, or null when the sender gave none.</param>
/// <param name="TraceParent">The W3C trace context, or null.</param>
public sealed record RawBericht(byte[] Content, string? TransportId, string? TraceParent);
