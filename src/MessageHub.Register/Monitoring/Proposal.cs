using MessageHub.Register.Access;

namespace MessageHub.Register.Monitoring;

/// <summary>A decision on held work that one person proposed and another has to confirm (four eyes), as long as it is open.</summary>
public sealed record Proposal
{
    /// <summary>Its own number.</summary>
    public required long Number { get; init; }

    /// <summary>The held work.</summary>
    public required long HeldNumber { get; init; }

    /// <summary>What of it.</summary>
    public required HeldPart Part { get; init; }

    /// <summary>grant, reject or rerun.</summary>
    public required string Decision { get; init; }

    /// <summary>With reject: the code.</summary>
    public string? RetourCode { get; init; }

    /// <summary>With rerun: an agreement that is added first, or null.</summary>
    public AgreementRow? Tariff { get; init; }

    public required Decider ProposedBy { get; init; }

    /// <summary>Why.</summary>
    public required string Note { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset ProposedAt { get; init; }
}
