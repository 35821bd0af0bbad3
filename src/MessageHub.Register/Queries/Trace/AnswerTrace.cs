namespace MessageHub.Register.Queries.Trace;

/// <summary>What left because of a message.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Nummer">Message number, or null when that was not kept.</param>
/// <param name="Size">Bytes.</param>
/// <param name="SentAt">When it was handed over for delivery, in UTC, or null while it is held.</param>
public sealed record AnswerTrace(string FileName, int? Nummer, long Size, DateTimeOffset? SentAt);
