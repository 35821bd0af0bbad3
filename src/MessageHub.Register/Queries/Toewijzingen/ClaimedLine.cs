using MessageHub.Rules.Register;

namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>A claimed line on an allocation.</summary>
public sealed record ClaimedLine
{
    /// <summary>The 323.</summary>
    public required Guid BerichtId { get; init; }

    /// <summary>When that arrived, in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The number that the aanbieder gave the line, unique for him (TR314).</summary>
    public required string ReferentieNummer { get; init; }

    /// <summary>On a credit: the number of the debit that it takes back (CD060).</summary>
    public string? VorigReferentieNummer { get; init; }

    /// <summary>Code of the product within its category.</summary>
    public required string ProductCode { get; init; }

    /// <summary>First day of the ProductPeriode.</summary>
    public required DateOnly Begindatum { get; init; }

    /// <summary>Last day of the ProductPeriode, inclusive.</summary>
    public required DateOnly Einddatum { get; init; }

    /// <summary>What was delivered, in its unit.</summary>
    public required long GeleverdVolume { get; init; }

    /// <summary>Unit of the volume (WJ756).</summary>
    public required string Eenheid { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? ProductTarief { get; init; }

    /// <summary>Whole eurocents, never negative.</summary>
    public required long Bedrag { get; init; }

    /// <summary>True for D, false for C.</summary>
    public required bool IsDebit { get; init; }

    /// <summary>How far it is.</summary>
    public required PrestatieState State { get; init; }

    /// <summary>A granted credit took it back.</summary>
    public required bool IsCredited { get; init; }

    /// <summary>Return codes on the line itself, in order; a line can also be rejected because of its client.</summary>
    public IReadOnlyList<string> RetourCodes { get; init; } = [];
}
