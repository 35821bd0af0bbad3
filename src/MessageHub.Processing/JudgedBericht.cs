namespace MessageHub.Processing;

/// <summary>A message that has its verdict.</summary>
/// <param name="Id">Its inbox id.</param>
/// <param name="Result">The verdict.</param>
/// <param name="ReceivedAt">When it arrived, in UTC.</param>
/// <param name="TraceParent">The W3C trace context it came with, or null.</param>
public sealed record JudgedBericht(Guid Id, BerichtResult Result, DateTimeOffset ReceivedAt, string? TraceParent);
