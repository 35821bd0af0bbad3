using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Obligations;

/// <summary>Which open obligations are meant. What is null does not limit.</summary>
public sealed record ObligationFilter
{
    /// <summary>Whose data may be seen.</summary>
    public required GemeenteScope Scope { get; init; }

    /// <summary>The date in Europe/Amsterdam.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What kind it is; null for all.</summary>
    public ObligationKind? Kind { get; init; }

    /// <summary>Who has to act; null for all.</summary>
    public ObligationOwner? Owner { get; init; }

    /// <summary>The aanbieder, an AGB code of eight digits; null for all.</summary>
    public string? Aanbieder { get; init; }

    /// <summary>Only what is overdue.</summary>
    public bool OnlyOverdue { get; init; }

    /// <summary>
    /// Only what is not overdue and is due on or before this day: "late this week" is <see cref="Rules.Standard.WorkingDays.Week"/> from
    /// today.
    /// </summary>
    public DateOnly? DueBy { get; init; }
}
