namespace MessageHub.Register.Messages;

/// <summary>
/// What came of offering answers. Those that are in neither list were not offered, or it is not known what became of them.
/// </summary>
/// <param name="Arrived">The messages whose answers arrived.</param>
/// <param name="Refused">Answers that were not taken though others are.</param>
public sealed record SendOutcome(IReadOnlyCollection<Guid> Arrived, IReadOnlyCollection<RefusedAnswer> Refused);

/// <summary>An answer that whoever takes it does not take, though he takes others.</summary>
/// <param name="BerichtId">The message it answers.</param>
/// <param name="Cause">Why; the same reason for two answers is the same text, and nothing in it comes from the answer.</param>
/// <param name="Details">What is of this answer alone, as its size.</param>
/// <param name="IsForGood">It will not be taken later either: not worth another attempt.</param>
public sealed record RefusedAnswer(Guid BerichtId, string Cause, string Details, bool IsForGood);

/// <summary>An answer that is not offered again until somebody says so.</summary>
/// <param name="BerichtId">The message it answers.</param>
/// <param name="Cause">Why.</param>
/// <param name="Attempts">How often it was offered.</param>
public sealed record ParkedAnswer(Guid BerichtId, string Cause, long Attempts);
