using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// Measures how long it takes until all is well after something went wrong: until everything has its answer that the broker had confirmed
/// by then. What goes wrong again meanwhile begins the time anew.
/// </summary>
internal sealed class Healing(StoryPlayer player)
{
    /// <summary>Nothing is stuck for longer after it is over.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly ConcurrentBag<(DisturbanceKind Kind, TimeSpan Took)> healed = [];
    private readonly ConcurrentBag<Task> watching = [];
    private long lastEnd;

    /// <summary>What took too long.</summary>
    public IEnumerable<string> Problems =>
        healed.Where(h => h.Took > Limit)
            .Select(h => $"{h.Took.TotalSeconds:0} s after {h.Kind} was over there still were messages without answer");

    /// <summary>It is over.</summary>
    public void Begin(DisturbanceKind kind)
    {
        var end = lastEnd = Stopwatch.GetTimestamp();
        watching.Add(WatchAsync(kind, player.Waiting, end));
    }

    /// <summary>Waits until all is well.</summary>
    public Task EndAsync() => Task.WhenAll(watching);

    /// <summary>How long each kind took, for people.</summary>
    public override string ToString() => string.Join('\n', healed.GroupBy(h => h.Kind).OrderBy(g => g.Key).Select(g => string.Create(
        CultureInfo.InvariantCulture,
        $"healed after {g.Key}: {g.Count()} times, median {g.Select(h => h.Took.TotalSeconds).Order().ElementAt(g.Count() / 2):0.0} s, "
        + $"longest {g.Max(h => h.Took.TotalSeconds):0.0} s")));

    private async Task WatchAsync(DisturbanceKind kind, IReadOnlyCollection<string> waiting, long end)
    {
        await player.AnsweredAsync(waiting);
        healed.Add((kind, Stopwatch.GetElapsedTime(Math.Max(end, lastEnd))));
    }
}
