namespace MessageHub.Register.Envelopes;

/// <summary>An envelope that was accepted, without its bytes.</summary>
public sealed record ReceivedEnvelope
{
    /// <summary>The order in which they came.</summary>
    public required long Number { get; init; }

    /// <summary>Given by this store.</summary>
    public required Guid Id { get; init; }

    /// <summary>What kind it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Afzender of the envelope.</summary>
    public required string Sender { get; init; }

    /// <summary>Ontvanger of the envelope.</summary>
    public required string Receiver { get; init; }

    /// <summary>By what the sender knows the envelope.</summary>
    public required string Referentienummer { get; init; }

    /// <summary>The Referentienummer of the envelope it answers.</summary>
    public string? CrossRefnummer { get; init; }

    /// <summary>Which message is inside (stuurgegevens).</summary>
    public string? Functie { get; init; }

    /// <summary>The bytes are SOAP; otherwise the envelope by itself.</summary>
    public required bool IsSoap { get; init; }

    /// <summary>What is inside is XML.</summary>
    public required bool IsXml { get; init; }

    /// <summary>Size of what is inside, in bytes.</summary>
    public required long PayloadBytes { get; init; }

    /// <summary>Bytes as it came.</summary>
    public required long Size { get; init; }

    /// <summary>When it arrived, in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>How far it is.</summary>
    public required EnvelopeState State { get; init; }

    /// <summary>Why it was refused or parked, in Dutch, without anything from the payload.</summary>
    public string? Reason { get; init; }

    /// <summary>How often we failed on it in this state.</summary>
    public long Attempts { get; init; }

    /// <summary>The trace in which it arrived, as W3C writes it; null without one.</summary>
    public string? TraceParent { get; init; }
}
