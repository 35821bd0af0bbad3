namespace MessageHub.Register.Messages;

/// <summary>A message in the inbox.</summary>
/// <param name="Id">The id it was received with.</param>
/// <param name="FileName">The name it came with.</param>
/// <param name="Content">The original bytes; none when they were kept as long as they had to be.</param>
/// <param name="ReceivedAt">When it arrived, in UTC.</param>
/// <param name="State">What became of it.</param>
/// <param name="Result">The result as it was recorded, or null while it was not judged, or when it was kept as long as it had to
/// be.</param>
public sealed record StoredBericht(Guid Id, string FileName, byte[] Content, DateTimeOffset ReceivedAt, BerichtState State, string? Result)
{
    /// <summary>The W3C trace context it came with, or null.</summary>
    public string? TraceParent { get; init; }

    /// <summary>A fault keeps it from being judged until somebody says so.</summary>
    public bool IsParked { get; init; }
}
