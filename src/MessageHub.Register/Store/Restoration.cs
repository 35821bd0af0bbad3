using MessageHub.Register.Database;

namespace MessageHub.Register.Store;

/// <summary>What was done when somebody declared that a store was restored, and what he has to know of it.</summary>
/// <param name="Epoch">The life that began.</param>
/// <param name="Before">The one before it.</param>
/// <param name="Skipped">What was done to each counter.</param>
/// <param name="Newest">When the newest message in the store arrived or got its answer; null when there is none.</param>
public sealed record Restoration(StoreEpoch Epoch, StoreEpoch Before, IReadOnlyList<SkippedNumbers> Skipped, DateTimeOffset? Newest)
{
    /// <summary>Numbers that are skipped whatever the moment of the backup: it may not be known to the minute.</summary>
    private const long AtLeast = 10_000_000;

    /// <summary>
    /// More than any installation gives out in a second for long; so much that a backup that is restored twice skips past what was given
    /// out after the first time.
    /// </summary>
    private const long ASecond = 1_000;

    /// <summary>After so many days no installation has gone on giving out as many.</summary>
    private const long ASecondLater = 50;

    /// <summary>There is one number for people for at most so many numbers for answers.</summary>
    private const long AnswersForEachHeld = 10_000;

    private static readonly TimeSpan Later = TimeSpan.FromDays(30);

    /// <summary>Answers of before the moment that the store has not seen leave: they are sent, perhaps for the second time.</summary>
    public required long Unsent { get; init; }

    /// <summary>Answers made since the moment of the backup that have not left: their numbers may be on others already.</summary>
    public required long MadeSince { get; init; }

    /// <summary>How many numbers of a counter are skipped when so much time has passed since the backup.</summary>
    internal static long StepOf(string counter, TimeSpan since)
    {
        var first = since < Later ? since : Later;
        var step = AtLeast + (long)first.TotalSeconds * ASecond + (long)(since - first).TotalSeconds * ASecondLater;
        return counter == "held" ? step / AnswersForEachHeld : step;
    }
}

/// <summary>Numbers of a counter that are not given out.</summary>
/// <param name="Counter">Its name.</param>
/// <param name="From">The last that the store had given out.</param>
/// <param name="To">The last of those that are skipped.</param>
public sealed record SkippedNumbers(string Counter, long From, long To);
