using MessageHub.Register.Store;

namespace MessageHub.Cli;

/// <summary>
/// Lets parked messages be judged again, so many a second: when the cause is still there, that shows before all are tried, and who stops
/// the command leaves the rest parked.
/// </summary>
internal sealed class FaultRetry(RegisterStore store, TimeProvider clock)
{
    /// <summary>How many were parked and no longer are, so far.</summary>
    public int Released { get; private set; }

    /// <param name="ids">Which, in the order they are released. One that is not parked (any more) is left alone.</param>
    /// <param name="perSecond">So many at a time; at least 1.</param>
    /// <param name="cancellationToken">Stops before the next ones.</param>
    public async Task RunAsync(IReadOnlyList<Guid> ids, int perSecond, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        var isFirst = true;
        foreach (var some in ids.Chunk(perSecond))
        {
            if (!isFirst)
                await timer.WaitForNextTickAsync(cancellationToken);
            Released += await store.RetryAsync(some, TimeSpan.FromSeconds(1) / perSecond, cancellationToken);
            isFirst = false;
        }
    }
}
