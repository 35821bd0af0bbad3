using MessageHub.Processing.Operation;
using MessageHub.Register.Database;

namespace MessageHub.Gateway;

/// <summary>
/// Work in the background that looks for something to do, does it, and waits until it is woken or it is time to look again. Whatever goes
/// wrong, the next round tries again: what is to be done stands in the store.
/// </summary>
internal abstract class PollingService(WakeSignal? signal, TimeSpan interval, TimeProvider clock, ILogger logger) : BackgroundService
{
    private readonly OncePerMinute lines = new(clock);

    /// <summary>Does a part of what there is to do.</summary>
    /// <returns>True when there may be more.</returns>
    protected abstract Task<bool> WorkAsync(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the thread that starts the host.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = signal?.Next() ?? Task.Delay(Timeout.Infinite, stoppingToken);
            try
            {
                while (await WorkAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFault(e);
                // Being woken again and again is no reason to fail faster.
                woken = Task.Delay(Timeout.Infinite, stoppingToken);
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(woken, Task.Delay(interval, clock, waiting.Token));
            await waiting.CancelAsync();
        }
    }

    /// <summary>Reports what keeps this work from going on, now and then.</summary>
    protected void LogFault(Exception trouble)
    {
        var reason = trouble is RegisterException ? trouble.Message : trouble.GetType().Name;
        if (lines.IsDue(reason, out var unreported))
            Log.WorkFault(logger, GetType().Name, reason, unreported);
    }
}
