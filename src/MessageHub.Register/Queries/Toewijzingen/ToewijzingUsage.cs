namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>What of an allocation was used (sap.md §6.1, view 3), with the arithmetic of TR321, TR322 and TR369.</summary>
public sealed record ToewijzingUsage
{
    /// <summary>In what is counted.</summary>
    public required UsageUnit Unit { get; init; }

    /// <summary>All that may be used over its term; null without volume or budget. Open-ended: up to the last month shown.</summary>
    public long? Assigned { get; init; }

    /// <summary>Granted and not credited.</summary>
    public required long Used { get; init; }

    /// <summary>Signed eurocents granted, credits taken off.</summary>
    public required long Granted { get; init; }

    /// <summary>
    /// Months of delivery, from its first day to today or to its end, whichever is first, and any other month that was claimed.
    /// </summary>
    public required IReadOnlyList<UsageMonth> Months { get; init; }

    /// <summary>Share of <see cref="Assigned"/> that was used, 0 to 100 and more with one decimal; null without it.</summary>
    public decimal? PercentUsed => Assigned is { } a and > 0 ? Math.Round(100m * Used / a, 1, MidpointRounding.AwayFromZero) : null;

    /// <summary>Share of the term that is over, 0 to 100 with one decimal; null when it has no end.</summary>
    public required decimal? PercentElapsed { get; init; }

    /// <summary>The last month with a granted line, or null.</summary>
    public DateOnly? LastMonth { get; init; }

    /// <summary>Months that are over, from the first start on, over which nothing is granted (any more) and nothing is held.</summary>
    public required IReadOnlyList<DateOnly> MissingMonths { get; init; }
}
