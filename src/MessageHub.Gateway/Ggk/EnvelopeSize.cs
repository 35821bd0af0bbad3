namespace MessageHub.Gateway.Ggk;

/// <summary>How large envelopes and what they carry may be, in bytes, inclusive.</summary>
internal static class EnvelopeSize
{
    /// <summary>25 MB, binary: what is accepted (reading, G-015).</summary>
    public const long MaxAccepted = 26_214_400;

    /// <summary>25 MB, decimal: what is sent (reading, G-015).</summary>
    public const long MaxSent = 25_000_000;

    /// <summary>A message of so many bytes fits an envelope, in which it is a third longer, whatever else is in it.</summary>
    public const int MaxPayload = 18_700_000;
}
