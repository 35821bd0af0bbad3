using System.Globalization;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Sending;

/// <summary>How the gateway answered a request.</summary>
public enum ReplyKind
{
    /// <summary>The message is stored.</summary>
    Bv03,

    /// <summary>Refused, with a code.</summary>
    Fo03,

    /// <summary>A SOAP fault without Fo03.</summary>
    Fault,

    /// <summary>An HTTP status without SOAP.</summary>
    Http,

    /// <summary>An answer that is none of these.</summary>
    Unreadable,

    /// <summary>No answer: the connection failed or the time was up.</summary>
    NoAnswer,
}

/// <summary>What came back.</summary>
/// <param name="Status">HTTP status; 0 without an answer.</param>
/// <param name="Envelope">The Bv03 or Fo03.</param>
/// <param name="Side">Client, Server, VersionMismatch or MustUnderstand of a fault.</param>
/// <param name="Complaints">What the gateway did wrong in it.</param>
public sealed record Reply(ReplyKind Kind, int Status, Envelope? Envelope, string? Side, IReadOnlyList<string> Complaints)
{
    public static readonly Reply None = new(ReplyKind.NoAnswer, 0, null, null, []);

    /// <summary>Code of a Fo03, else the side of a fault, else the HTTP status.</summary>
    public string? Code => Envelope?.Refusal?.Code ?? Side ?? (Status == 0 ? null : Status.ToString(CultureInfo.InvariantCulture));

    /// <summary>True when the same bytes are to be sent again (ggk.md §2.5).</summary>
    public bool IsToBeRepeated => Kind switch
    {
        ReplyKind.Bv03 => false,
        ReplyKind.Fo03 => Envelope!.Refusal!.Plek == "server",
        ReplyKind.Fault => Side == "Server",
        ReplyKind.Http => Status is 408 or 429 or >= 500,
        _ => true,
    };
}
