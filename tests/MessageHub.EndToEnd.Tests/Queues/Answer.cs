namespace MessageHub.EndToEnd.Tests;

/// <summary>What left for a message.</summary>
/// <param name="MessageId">Our id, the same on each delivery.</param>
/// <param name="CorrelationId">The id of the message it answers.</param>
/// <param name="Message">JW306 …, as the header says.</param>
/// <param name="RoutingKey">The key it was published with.</param>
/// <param name="Content">The bytes.</param>
internal sealed record Answer(string MessageId, string CorrelationId, string Message, string RoutingKey, byte[] Content);
