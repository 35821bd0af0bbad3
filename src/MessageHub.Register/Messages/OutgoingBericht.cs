namespace MessageHub.Register.Messages;

/// <summary>An answer that waits to be sent.</summary>
/// <param name="BerichtId">The message it answers: there is at most one answer per message.</param>
/// <param name="FileName">The name it gets, without a folder.</param>
/// <param name="Content">The bytes to send.</param>
public sealed record OutgoingBericht(Guid BerichtId, string FileName, byte[] Content);
