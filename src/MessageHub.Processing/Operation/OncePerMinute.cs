using System.Collections.Concurrent;

namespace MessageHub.Processing.Operation;

/// <summary>Lets the same kind of trouble be reported once a minute, however often it happens. Safe for use by several threads.</summary>
/// <param name="clock">Measures the minute.</param>
public sealed class OncePerMinute(TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (long At, long Unreported)> reported = new(StringComparer.Ordinal);

    /// <summary>Whether this kind is to be reported now; and how often it was not reported since the last time.</summary>
    public bool IsDue(string kind, out long unreported)
    {
        var now = clock.GetTimestamp();
        var before = (At: 0L, Unreported: 0L);
        var after = reported.AddOrUpdate(
            kind,
            _ => (now, 0),
            (_, last) =>
            {
                before = last;
                return clock.GetElapsedTime(last.At, now) >= Minute ? (now, 0) : (last.At, last.Unreported + 1);
            });
        unreported = before.Unreported;
        return after == (now, 0);
    }
}
