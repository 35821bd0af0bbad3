using MessageHub.Berichten;
using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>Of which deliveries figures per perceel are asked.</summary>
public sealed record PerceelFilter
{
    /// <summary>Whose data may be seen, as far as it is asked for.</summary>
    public required GemeenteScope Scope { get; init; }

    /// <summary>The first day of the first month of delivery.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day of the last month of delivery.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>As known at the end of this day: claims judged later, and contracts recorded later, do not count.</summary>
    public required DateOnly AsKnownOn { get; init; }

    /// <summary>One domain, or null for both.</summary>
    public Standaard? Standaard { get; init; }

    /// <summary>The division into percelen; null goes by the texts in the agreements.</summary>
    public string? Indeling { get; init; }

    /// <summary>The last day of the last month.</summary>
    public DateOnly LastDay => Until.AddMonths(1).AddDays(-1);
}
