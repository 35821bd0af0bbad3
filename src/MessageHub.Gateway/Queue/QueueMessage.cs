namespace MessageHub.Gateway.Queue;

/// <summary>A message of the exchange <c>messagehub.out</c>: an answer, or a message of our own.</summary>
/// <param name="MessageId">Our id of it, the same at each redelivery.</param>
/// <param name="CorrelationId">The transport id of the message it answers; of our own the id of that message itself.</param>
/// <param name="Bericht">Name of the message, as JW306.</param>
/// <param name="Sender">The gemeente.</param>
/// <param name="Receiver">The AGB code.</param>
/// <param name="Body">The message, XML in UTF-8.</param>
internal sealed record QueueMessage(
    string? MessageId, string? CorrelationId, string? Bericht, string? Sender, string? Receiver, byte[] Body);
