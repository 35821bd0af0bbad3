using System.Security.Cryptography;
using System.Text;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Messages;

/// <summary>An answer, or a message of our own, that waits to be sent.</summary>
/// <param name="BerichtId">The message it answers.</param>
/// <param name="FileName">The name it gets in a folder.</param>
/// <param name="Content">The bytes to send.</param>
/// <param name="Scope">Between whom it goes, or null when an earlier release made it.</param>
/// <param name="Nummer">301, 306 …; 0 when an earlier release made it.</param>
/// <param name="TransportId">The transport id of the message it answers, or null.</param>
/// <param name="TraceParent">The trace context of the message it answers, or null.</param>
/// <param name="ReceivedAt">When the message it answers arrived, in UTC.</param>
public sealed record UnsentBericht(
    Guid BerichtId, string FileName, byte[] Content, ExchangeScope? Scope, int Nummer, string? TransportId, string? TraceParent,
    DateTimeOffset ReceivedAt)
{
    /// <summary>
    /// The life of the store in which it was made, when the message had arrived in one before: then the message may have had an answer that
    /// the store has lost, with another number. Null otherwise.
    /// </summary>
    public DateTimeOffset? Epoch { get; init; }

    /// <summary>
    /// Its own id on the way, the same however often it is sent: that of the message. One that may have gone before with other bytes has
    /// another id, which follows from both.
    /// </summary>
    public Guid MessageId => Epoch is { } epoch
        ? new(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{BerichtId} {epoch.UtcTicks}"))).AsSpan(0, 16))
        : BerichtId;
}
