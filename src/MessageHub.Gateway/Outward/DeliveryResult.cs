using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Outward;

/// <summary>What the other side did with an envelope.</summary>
internal abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>It has it in store and said so (Bv03), or an adapter took it over.</summary>
    public sealed record Taken(DeliveryState State) : DeliveryResult;

    /// <summary>It never will: a Fo03 for which the cause is on our side, or its like.</summary>
    public sealed record Refused(string Code, string Omschrijving) : DeliveryResult;

    /// <summary>Nothing readable, or a fault on its side: the same bytes are tried again.</summary>
    /// <param name="Reason">For the log, in words of our own.</param>
    public sealed record NotYet(string Reason, string? Code = null, string? Omschrijving = null) : DeliveryResult;

    /// <summary>Nothing was offered to it, so it counts as no attempt: it is left alone for a while after many that failed.</summary>
    public sealed record LeftAlone : DeliveryResult;

    /// <summary>Nothing was offered to it, by a fault of ours.</summary>
    /// <param name="Fault">For the log, in words of our own.</param>
    public sealed record NotOffered(string Fault) : DeliveryResult;
}
