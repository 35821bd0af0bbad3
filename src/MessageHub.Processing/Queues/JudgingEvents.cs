namespace MessageHub.Processing.Queues;

/// <summary>
/// Informs the rest of this process what became of a message, and what is being judged. After a crash nobody is notified, so whoever
/// listens also looks for itself now and then.
/// </summary>
public sealed class JudgingEvents : IDisposable
{
    /// <summary>What a judge holds is some thirty times what it reads.</summary>
    private const long LargeBytes = 2 * 1024 * 1024;

    private readonly SemaphoreSlim suspects = new(1, 1);
    private readonly SemaphoreSlim large = new(1, 1);

    /// <summary>A message has its verdict, and what has to leave stands in the outbox.</summary>
    public event Func<Guid, Task>? Judged;

    /// <summary>Judging a message failed too often on our side: it is not tried again until somebody says so.</summary>
    public event Func<ParkedBericht, Task>? Parked;

    /// <summary>This process comes to a stop: a message that is being judged is judged, and others are left for who comes next.</summary>
    internal bool IsStopping { get; private set; }

    /// <summary>The messages that are being judged in this process.</summary>
    public WorkAtHand AtHand { get; } = new();

    /// <summary>
    /// Waits until no other message that may have stopped a worker is at hand in this process. Disposing, once or more, ends it.
    /// </summary>
    internal async Task<IDisposable> AloneAsync(CancellationToken cancellationToken)
    {
        await suspects.WaitAsync(cancellationToken);
        return new Place(suspects);
    }

    /// <summary>
    /// Waits until a message of this size fits in memory beside what is at hand: of large ones, one at a time. Disposing, once or more,
    /// ends it.
    /// </summary>
    public async Task<IDisposable?> RoomForAsync(long bytes, CancellationToken cancellationToken)
    {
        if (bytes < LargeBytes)
            return null;
        await large.WaitAsync(cancellationToken);
        return new Place(large);
    }

    /// <summary>Begins no other message from now on.</summary>
    public void StopTaking() => IsStopping = true;

    internal Task NotifyAsync(JudgedBericht judged) => Judged?.Invoke(judged.Id) ?? Task.CompletedTask;

    internal Task NotifyAsync(ParkedBericht parked) => Parked?.Invoke(parked) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        suspects.Dispose();
        large.Dispose();
    }

    /// <summary>The one place there is for something.</summary>
    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private int isOver;

        /// <summary>Gives back what it holds.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0)
                places.Release();
        }
    }
}
