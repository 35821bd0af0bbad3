using MessageHub.Berichten;

namespace MessageHub.Register.Store;

/// <summary>A debit that was granted and that no credit took back. Nothing in it says whose care it was.</summary>
public sealed record GrantedLine
{
    /// <summary>CBS code.</summary>
    public required string Gemeente { get; init; }

    /// <summary>AGB code.</summary>
    public required string Aanbieder { get; init; }

    /// <summary>iJw or iWmo.</summary>
    public required Standaard Standaard { get; init; }

    /// <summary>The number that the aanbieder gave the claim, unique for him (TR333).</summary>
    public required string DeclaratieNummer { get; init; }

    /// <summary>The number that the aanbieder gave the line, unique for him (TR314).</summary>
    public required string ReferentieNummer { get; init; }

    /// <summary>Category of products (WJ001 of the domain).</summary>
    public required string ProductCategorie { get; init; }

    /// <summary>Code of the product within its category.</summary>
    public required string ProductCode { get; init; }

    /// <summary>First day, inclusive.</summary>
    public required DateOnly Begindatum { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public required DateOnly Einddatum { get; init; }

    /// <summary>First day of its allocation as it stands now; null when there is none.</summary>
    public DateOnly? Allocated { get; init; }

    /// <summary>How much; null without a volume.</summary>
    public required long Volume { get; init; }

    /// <summary>Unit of the volume (WJ756).</summary>
    public required string Eenheid { get; init; }

    /// <summary>Whole eurocents; null of Eenheid 83.</summary>
    public long? Tarief { get; init; }

    /// <summary>Whole eurocents.</summary>
    public required long Bedrag { get; init; }
}
