namespace MessageHub.Register.Messages;

/// <summary>An event that waits to be sent.</summary>
/// <param name="Event">The event.</param>
/// <param name="Gemeente">CBS code of the gemeente that it is about.</param>
/// <param name="HappenedAt">When it was written, in UTC.</param>
/// <param name="TransportId">The transport id of the message that made it, or null.</param>
public sealed record UnsentEvent(OutgoingEvent Event, string Gemeente, DateTimeOffset HappenedAt, string? TransportId);
