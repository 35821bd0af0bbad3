namespace MessageHub.Register.Envelopes;

/// <summary>An envelope that was accepted, without its bytes.</summary>
public sealed record ReceivedEnvelope
{
    /// <summary>The order in which they came.</summary>
    public required long Number { get; init; }

    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Sender { get; init; }

    public required string Receiver { get; init; }

    public required string Referentienummer { get; init; }

    public string? CrossRefnummer { get; init; }

    public string? Functie { get; init; }

    public required bool IsSoap { get; init; }

    public required bool IsXml { get; init; }

    public required long PayloadBytes { get; init; }

    /// <summary>Bytes as it came.</summary>
    public required long Size { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required EnvelopeState State { get; init; }

    /// <summary>Why it was refused or parked, in Dutch, without anything from the payload.</summary>
    public string? Reason { get; init; }

    /// <summary>How often we failed on it in this state.</summary>
    public long Attempts { get; init; }

    public string? TraceParent { get; init; }
}
