namespace MessageHub.Processing.Queues;

/// <summary>A message that we failed on.</summary>
/// <param name="Id">Its inbox id.</param>
/// <param name="Cause">The kinds of the exceptions, nothing of the message.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record ParkedBericht(Guid Id, string Cause, long Attempts);
