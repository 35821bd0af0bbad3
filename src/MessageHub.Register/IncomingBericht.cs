namespace MessageHub.Register;

/// <summary>A message as it arrived.</summary>
/// <param name="Id">Chosen by whoever received it; the same delivery keeps the same id, so that receiving twice is harmless.</param>
/// <param name="FileName">The name it came with, without a folder.</param>
/// <param name="Content">The original bytes.</param>
/// <param name="ReceivedAt">When it arrived; kept in UTC.</param>
public sealed record IncomingBericht(Guid Id, string FileName, byte[] Content, DateTimeOffset ReceivedAt);
