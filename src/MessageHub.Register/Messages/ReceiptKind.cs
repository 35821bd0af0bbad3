namespace MessageHub.Register.Messages;

/// <summary>Whether a delivery was kept.</summary>
public enum ReceiptKind
{
    /// <summary>A new message, kept.</summary>
    New,

    /// <summary>The same message arrived before and waits for its verdict; nothing was changed.</summary>
    Waiting,

    /// <summary>The same message arrived before and was judged, or waits for a person; nothing was changed.</summary>
    Settled,

    /// <summary>Its transport id was used before for other bytes. It was not kept: one of both senders has to be told.</summary>
    OtherContent,
}
