namespace MessageHub.Register.Envelopes;

/// <summary>An envelope of ours, without its bytes, which never change.</summary>
public sealed record OutgoingEnvelope
{
    /// <summary>Given by this store.</summary>
    public required Guid Id { get; init; }

    /// <summary>The id on the queue of what is inside, or null for what the gateway made itself.</summary>
    public string? MessageId { get; init; }

    /// <summary>Di01, Du01 or Fo01.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of the connection it leaves by.</summary>
    public required string Destination { get; init; }

    /// <summary>The bytes are SOAP; otherwise the envelope by itself.</summary>
    public required bool IsSoap { get; init; }

    /// <summary>Afzender of the envelope.</summary>
    public required string Sender { get; init; }

    /// <summary>Ontvanger of the envelope.</summary>
    public required string Receiver { get; init; }

    /// <summary>By what the sender knows the envelope.</summary>
    public required string Referentienummer { get; init; }

    /// <summary>tijdstipBericht as it stands in the bytes.</summary>
    public required string Tijdstip { get; init; }

    /// <summary>The Referentienummer of the envelope it answers.</summary>
    public string? CrossRefnummer { get; init; }

    /// <summary>Which message is inside (stuurgegevens).</summary>
    public string? Functie { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How far it is.</summary>
    public DeliveryState State { get; init; }

    /// <summary>Of the refusal.</summary>
    public string? Code { get; init; }

    /// <summary>What the other side said of the refusal.</summary>
    public string? Omschrijving { get; init; }

    /// <summary>How often it was offered to the other side.</summary>
    public long Attempts { get; init; }

    /// <summary>When the other side took it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Last day on which an answer is in time, or null when none is expected.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The refused envelope whose place this one takes.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>Bytes as they are sent.</summary>
    public long Size { get; init; }
}

/// <summary>What became of an envelope that was offered for sending.</summary>
public enum AddOutcome
{
    /// <summary>It waits to be sent.</summary>
    Added,

    /// <summary>This message was taken before; nothing is changed.</summary>
    Known,

    /// <summary>Another message answers the same Di01 already; nothing is changed.</summary>
    SecondAnswer,
}
