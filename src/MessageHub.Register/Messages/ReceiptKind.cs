namespace MessageHub.Register.Messages;

/// <summary>Whether a delivery was kept.</summary>
public enum ReceiptKind
{
    /// <summary>A new message, kept.</summary>
    New,

    /// <summary>The same message arrived before and is pending; nothing was changed.</summary>
    Pending,

    /// <summary>The same message arrived before and was judged, or is held for a person; nothing was changed.</summary>
    Settled,

    /// <summary>Its transport id was used before for other bytes. It was not kept: one of both senders has to be notified.</summary>
    OtherContent,
}
