using System.Collections.Concurrent;
using System.Diagnostics;

namespace MessageHub.Processing.Queues;

/// <summary>
/// Since when each piece of work is at hand: work that never ends is the sign of a process that makes no progress. Safe for use by several
/// threads.
/// </summary>
public sealed class WorkAtHand
{
    private readonly ConcurrentDictionary<long, long> begun = new();
    private long last;

    /// <summary>How long the oldest piece of work is at hand; no time when there is none.</summary>
    public TimeSpan Oldest => Stopwatch.GetElapsedTime(begun.Values.DefaultIfEmpty(Stopwatch.GetTimestamp()).Min());

    /// <summary>Begins a piece of work; disposing ends it.</summary>
    public IDisposable Begin()
    {
        var number = Interlocked.Increment(ref last);
        begun[number] = Stopwatch.GetTimestamp();
        return new Piece(this, number);
    }

    private sealed class Piece(WorkAtHand atHand, long number) : IDisposable
    {
        /// <summary>Gives back what it holds.</summary>
        public void Dispose() => atHand.begun.TryRemove(number, out _);
    }
}
