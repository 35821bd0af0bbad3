using MessageHub.Rules.Register;

namespace MessageHub.Register.Messages;

/// <summary>A message that has no verdict yet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scope">Its scope, or null when its header cannot be read.</param>
/// <param name="ReceivedAt">When it arrived, in UTC.</param>
/// <param name="TraceParent">The W3C trace context it came with, or null.</param>
/// <param name="Bytes">Its size.</param>
public sealed record PendingBericht(Guid Id, ExchangeScope? Scope, DateTimeOffset ReceivedAt, string? TraceParent, long Bytes);
