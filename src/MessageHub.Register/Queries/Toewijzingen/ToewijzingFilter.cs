using MessageHub.Berichten;
using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>Which allocations are meant. What is null does not limit; all that is given has to hold.</summary>
public sealed record ToewijzingFilter
{
    /// <summary>Whose data may be seen.</summary>
    public required GemeenteScope Scope { get; init; }

    /// <summary>iJw or iWmo; null for all.</summary>
    public Standaard? Standaard { get; init; }

    /// <summary>The aanbieder, an AGB code of eight digits; null for all.</summary>
    public string? Aanbieder { get; init; }

    /// <summary>Number of the allocation, unique per gemeente and domain; null for all.</summary>
    public long? ToewijzingNummer { get; init; }

    /// <summary>Allocations of this person. To be recorded in the <see cref="Access.AccessLog"/>.</summary>
    public Bsn? Bsn { get; init; }

    /// <summary>Code of the product within its category; null for all.</summary>
    public string? ProductCode { get; init; }

    /// <summary>Current on this day: not deleted, not ended before it.</summary>
    public DateOnly? CurrentOn { get; init; }
}
