using MessageHub.Processing;

namespace MessageHub.Cli;

/// <summary>
/// The clock of a command that is given its day: all that a verdict leaves is of that day, so that a replay gives the figures of then. On a
/// day that is not today it stands still at noon in UTC, which is that day in Amsterdam as well.
/// </summary>
internal sealed class ReplayClock(DateOnly today) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => today == System.Today() ? base.GetUtcNow() : new(today, new(12, 0), TimeSpan.Zero);
}
