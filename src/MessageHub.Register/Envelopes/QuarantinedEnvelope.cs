namespace MessageHub.Register.Envelopes;

/// <summary>Something that was offered and not accepted.</summary>
public sealed record QuarantinedEnvelope
{
    /// <summary>Given by this store.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it arrived, in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Where it was offered: soap, adapter or queue.</summary>
    public required string Port { get; init; }

    /// <summary>OIN or fingerprint of the certificate of whoever offered it, or null without one.</summary>
    public string? Caller { get; init; }

    /// <summary>StUF code, or a word for what has none.</summary>
    public required string Reason { get; init; }

    /// <summary>Why, in words of our own.</summary>
    public required string Description { get; init; }

    /// <summary>Afzender of the envelope.</summary>
    public string? Sender { get; init; }

    /// <summary>Ontvanger of the envelope.</summary>
    public string? Receiver { get; init; }

    /// <summary>By what the sender knows the envelope.</summary>
    public string? Referentienummer { get; init; }

    /// <summary>Bytes that were offered, as far as known.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of those bytes, or null when they were not read.</summary>
    public byte[]? Hash { get; init; }
}
