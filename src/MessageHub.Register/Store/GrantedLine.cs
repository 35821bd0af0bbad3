using MessageHub.Berichten;

namespace MessageHub.Register.Store;

/// <summary>A debit that was granted and that no credit took back. Nothing in it says whose care it was.</summary>
public sealed record GrantedLine
{
    /// <summary>CBS code.</summary>
    public required string Gemeente { get; init; }

    /// <summary>AGB code.</summary>
    public required string Aanbieder { get; init; }

    public required Standaard Standaard { get; init; }

    public required string DeclaratieNummer { get; init; }

    public required string ReferentieNummer { get; init; }

    public required string ProductCategorie { get; init; }

    public required string ProductCode { get; init; }

    public required DateOnly Begindatum { get; init; }

    public required DateOnly Einddatum { get; init; }

    /// <summary>First day of its allocation as it stands now; null when there is none.</summary>
    public DateOnly? Allocated { get; init; }

    public required long Volume { get; init; }

    public required string Eenheid { get; init; }

    /// <summary>Whole eurocents; null of Eenheid 83.</summary>
    public long? Tarief { get; init; }

    /// <summary>Whole eurocents.</summary>
    public required long Bedrag { get; init; }
}
