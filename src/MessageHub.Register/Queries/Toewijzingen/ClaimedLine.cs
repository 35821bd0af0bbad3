using MessageHub.Rules.Register;

namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>A claimed line on an allocation.</summary>
public sealed record ClaimedLine
{
    /// <summary>The 323.</summary>
    public required Guid BerichtId { get; init; }

    /// <summary>When that arrived, in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public required string ReferentieNummer { get; init; }

    public string? VorigReferentieNummer { get; init; }

    public required string ProductCode { get; init; }

    /// <summary>First day of the ProductPeriode.</summary>
    public required DateOnly Begindatum { get; init; }

    /// <summary>Last day of the ProductPeriode, inclusive.</summary>
    public required DateOnly Einddatum { get; init; }

    public required long GeleverdVolume { get; init; }

    public required string Eenheid { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? ProductTarief { get; init; }

    /// <summary>Whole eurocents, never negative.</summary>
    public required long Bedrag { get; init; }

    /// <summary>True for D, false for C.</summary>
    public required bool IsDebit { get; init; }

    public required PrestatieState State { get; init; }

    /// <summary>A granted credit took it back.</summary>
    public required bool IsCredited { get; init; }

    /// <summary>Return codes on the line itself, in order; a line can also be rejected because of its client.</summary>
    public IReadOnlyList<string> RetourCodes { get; init; } = [];
}
