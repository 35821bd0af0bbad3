namespace MessageHub.Register.Messages;

/// <summary>A message that we failed to judge, or whose answer is not taken. Nothing in it comes from the message.</summary>
/// <param name="BerichtId">The message.</param>
/// <param name="Cause">The kinds of the exceptions; the same fault in two messages has the same cause.</param>
/// <param name="Details">Where it happened.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FirstAt">The first time, in UTC.</param>
/// <param name="LastAt">The last time, in UTC.</param>
/// <param name="IsParked">It is not tried again until somebody says so.</param>
/// <param name="AnswerSize">Bytes of the answer, when that is what is parked; otherwise null.</param>
public sealed record FaultRow(
    Guid BerichtId, string Cause, string Details, long Attempts, DateTimeOffset FirstAt, DateTimeOffset LastAt, bool IsParked,
    long? AnswerSize);
