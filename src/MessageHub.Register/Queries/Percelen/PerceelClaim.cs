using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>
/// What was granted in one declaration of one product in one month of delivery. A figure of a perceel is the sum of these.
/// </summary>
public sealed record PerceelClaim
{
    /// <summary>The domain.</summary>
    public required Standaard Standaard { get; init; }

    /// <summary>The perceel; "" is in none.</summary>
    public required string Key { get; init; }

    /// <summary>CBS code.</summary>
    public required string Gemeente { get; init; }

    /// <summary>AGB code.</summary>
    public required string Aanbieder { get; init; }

    /// <summary>Of the declaration.</summary>
    public required string? Identificatie { get; init; }

    /// <summary>The number that the aanbieder gave it.</summary>
    public required string? DeclaratieNummer { get; init; }

    /// <summary>The day of the verdict, in Amsterdam.</summary>
    public required DateOnly Processed { get; init; }

    /// <summary>The first day of the month of delivery.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>As claimed.</summary>
    public required string ProductCategorie { get; init; }

    /// <summary>As claimed.</summary>
    public required string ProductCode { get; init; }

    /// <summary>Lines that were granted, debits and credits.</summary>
    public required long Lines { get; init; }

    /// <summary>Whole eurocents.</summary>
    public required long Granted { get; init; }

    /// <summary>Whole eurocents, taken off.</summary>
    public required long Credited { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long Net => Granted - Credited;
}
