namespace MessageHub.EndToEnd.Tests;

/// <summary>A message to publish, or one that was taken from a queue.</summary>
/// <param name="MessageId">The AMQP message id.</param>
/// <param name="Content">The bytes.</param>
internal sealed record Parcel(string MessageId, byte[] Content);
