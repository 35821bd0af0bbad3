namespace MessageHub.Processing.Queues;

/// <summary>
/// The queues, the exchange and the headers: the interface that others publish to and consume from. Described in deploy/queues.md.
/// </summary>
public static class QueueNames
{
    /// <summary>Queue of raw messages that arrive; the AMQP message id is the transport id.</summary>
    public const string In = "messagehub.in";

    /// <summary>Queue of inbox ids; internal.</summary>
    public const string Process = "messagehub.process";

    /// <summary>Topic exchange of raw messages that leave, and the queue that is bound to it for all of them.</summary>
    public const string Out = "messagehub.out";

    /// <summary>Topic exchange of events for other systems of the gemeente; whoever wants them binds a queue.</summary>
    public const string Events = "messagehub.events";

    /// <summary>Queue of inbox ids of messages that we failed on, with the cause; they stand in the table fault too.</summary>
    public const string Faults = "messagehub.faults";

    /// <summary>
    /// Queue of raw deliveries that could not be kept: an id used twice for different bytes, or one that was delivered too often.
    /// </summary>
    public const string Rejected = "messagehub.rejected";

    /// <summary>Queue of one message: what workers have seen in the store; internal.</summary>
    public const string Mark = "messagehub.mark";

    /// <summary>ijw or iwmo.</summary>
    public const string FamilyHeader = "messagehub-family";

    /// <summary>JW306, WMO301 …</summary>
    public const string MessageHeader = "messagehub-message";

    /// <summary>The code of whoever sends: CBS code or AGB code.</summary>
    public const string SenderHeader = "messagehub-sender";

    /// <summary>The code of whoever receives.</summary>
    public const string ReceiverHeader = "messagehub-receiver";

    /// <summary>Why a message was parked.</summary>
    public const string CauseHeader = "messagehub-cause";

    /// <summary>How often it was tried.</summary>
    public const string AttemptsHeader = "messagehub-attempts";

    /// <summary>W3C trace context.</summary>
    public const string TraceParentHeader = "traceparent";
}
