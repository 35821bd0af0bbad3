using Microsoft.Extensions.Logging;

namespace MessageHub.Processing.Operation;

/// <summary>
/// Knows since when the store cannot be used by this process. While it is given up, work that tries again ends at once, so that what a
/// transport gave goes back to it and another process can do it. Safe for use by several threads.
/// </summary>
public sealed class StoreOutage(TimeProvider clock, ILogger<StoreOutage> logger) : IDisposable
{
    private readonly Lock gate = new();
    private readonly OncePerMinute reported = new(clock);
    private CancellationTokenSource givenUp = new();
    private long? since;

    /// <summary>For how long nothing has succeeded; no time when the last attempt did.</summary>
    public TimeSpan Lasting
    {
        get
        {
            lock (gate)
                return since is { } start ? clock.GetElapsedTime(start) : TimeSpan.Zero;
        }
    }

    /// <summary>Cancelled while the store is given up.</summary>
    public CancellationToken GivenUp
    {
        get
        {
            lock (gate)
                return givenUp.Token;
        }
    }

    /// <summary>An attempt was in vain.</summary>
    /// <param name="reason">The text of a <see cref="Register.Database.RegisterException"/>.</param>
    public void Note(string reason)
    {
        Telemetry.Fault("store");
        lock (gate)
            since ??= clock.GetTimestamp();
        if (reported.IsDue(reason, out var unreported))
            Log.StoreOutage(logger, reason, unreported);
    }

    /// <summary>An attempt succeeded.</summary>
    public void Over()
    {
        lock (gate)
            since = null;
    }

    /// <summary>Ends what waits for the store.</summary>
    public void GiveUp()
    {
        lock (gate)
            givenUp.Cancel();
    }

    /// <summary>The store can be used again.</summary>
    public void Resume()
    {
        lock (gate)
        {
            since = null;
            if (!givenUp.IsCancellationRequested)
                return;
            givenUp.Dispose();
            givenUp = new();
        }
    }

    public void Dispose() => givenUp.Dispose();
}
