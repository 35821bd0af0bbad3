namespace MessageHub.Register.Queries.Today;

/// <summary>How things are at this moment.</summary>
public sealed record TodayOverview
{
    /// <summary>Messages that arrived today, by message and state.</summary>
    public required IReadOnlyList<TrafficCount> Today { get; init; }

    /// <summary>Arrived and not judged yet, of any day.</summary>
    public required long Pending { get; init; }

    /// <summary>Arrival of the oldest message that is not judged yet, in UTC, or null.</summary>
    public DateTimeOffset? OldestPending { get; init; }

    /// <summary>Made and not handed over yet.</summary>
    public required long Unsent { get; init; }

    /// <summary>Arrival of the oldest message that has no answer yet while one is due (pending, held or unsent), in UTC, or null.</summary>
    public DateTimeOffset? OldestUnanswered { get; init; }

    /// <summary>Held for a person.</summary>
    public required long Held { get; init; }

    /// <summary>Messages with a fault of ours that are not judged yet, or whose answer is not taken.</summary>
    public required long Faults { get; init; }

    /// <summary>
    /// Own messages (301, 319) that were wrong, in the last <see cref="OverviewQueries.OwnWrongDays"/> days: they were not sent, and nobody
    /// else reports them.
    /// </summary>
    public required long OwnWrong { get; init; }

    /// <summary>Of <see cref="Faults"/>: not tried again by itself.</summary>
    public required long Parked { get; init; }
}
