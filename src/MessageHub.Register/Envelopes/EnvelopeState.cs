namespace MessageHub.Register.Envelopes;

/// <summary>What became of an envelope that was accepted.</summary>
public enum EnvelopeState
{
    /// <summary>Its payload has to be looked at.</summary>
    Received,

    /// <summary>Its payload is good; it has to be offered to the queue.</summary>
    Checked,

    /// <summary>The queue has confirmed it.</summary>
    Relayed,

    /// <summary>Its payload was refused with a Fo01; nothing else follows.</summary>
    Refused,

    /// <summary>It is held for a person and is not processed.</summary>
    Parked,

    /// <summary>A refusal that was tied to what it refuses.</summary>
    Settled,
}

/// <summary>What became of an envelope of ours.</summary>
public enum DeliveryState
{
    /// <summary>To be sent, for the first time or again with the same bytes.</summary>
    Waiting,

    /// <summary>Handed to an adapter, which gives no receipt of the other side.</summary>
    Sent,

    /// <summary>The other side has it in store (Bv03).</summary>
    Acknowledged,

    /// <summary>Its Du01 arrived.</summary>
    Answered,

    /// <summary>Refused; the code says why.</summary>
    Refused,

    /// <summary>No answer in the term.</summary>
    Overdue,

    /// <summary>Refused, and sent again under another number.</summary>
    Replaced,
}

/// <summary>The names of the states in the tables.</summary>
internal static class StateNames
{
    public static string NameOf<T>(T state)
        where T : struct, Enum => state.ToString().ToLowerInvariant();

    public static T Of<T>(string name)
        where T : struct, Enum => Enum.GetValues<T>().Single(s => NameOf(s) == name);
}
