namespace MessageHub.Register.Messages;

/// <summary>A message as it arrived.</summary>
/// <param name="Id">Chosen by whoever received it; the same delivery keeps the same id, so that receiving twice is harmless.</param>
/// <param name="FileName">The name it came with, without a folder.</param>
/// <param name="Content">The original bytes.</param>
/// <param name="ReceivedAt">When it arrived; kept in UTC.</param>
public sealed record IncomingBericht(Guid Id, string FileName, byte[] Content, DateTimeOffset ReceivedAt)
{
    /// <summary>
    /// The id its sender gave the delivery: two with the same one are the same message. Null when the way in knows no such ids.
    /// </summary>
    public string? TransportId { get; init; }

    /// <summary>The W3C trace context it came with, or null.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Who received it offers it to the judges himself; when it has no verdict by then, it is offered again (UTC).</summary>
    public DateTimeOffset OfferAfter { get; init; } = ReceivedAt;
}
