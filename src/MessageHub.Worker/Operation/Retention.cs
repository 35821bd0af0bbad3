using MessageHub.Register.Database;
using MessageHub.Register.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Operation;

/// <summary>
/// Once a day: empties messages that were kept as long as the law asks, and removes events that were sent long ago. Workers that do so at
/// the same time share the work.
/// </summary>
internal sealed class Retention(
    RegisterStore store, EventStore events, WorkerSettings settings, TimeProvider clock, ILogger<Retention> logger) : BackgroundService
{
    /// <summary>A batch is one transaction: small, so that nobody waits for it.</summary>
    private const int BatchSize = 100;

    /// <summary>So long it can be seen here what others were reported.</summary>
    private static readonly TimeSpan KeepEvents = TimeSpan.FromDays(30);

    /// <summary>A worker that starts has better things to do.</summary>
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    /// <summary>Empties what is due now; how many messages that were.</summary>
    /// <exception cref="RegisterException">The store is out of reach; what was emptied stays so.</exception>
    public async Task<int> EmptyAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddYears(-settings.RetentionYears);
        var total = 0;
        for (int emptied; (emptied = await store.EmptySettledAsync(before, BatchSize, cancellationToken)) > 0;)
            total += emptied;
        while (await events.ForgetAsync(clock.GetUtcNow() - KeepEvents, BatchSize, cancellationToken) > 0)
        {
            // Each batch is a transaction.
        }

        if (total > 0)
            Log.Emptied(logger, total, settings.RetentionYears);
        return total;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstAfter, clock, stoppingToken);
        using var timer = new PeriodicTimer(Again, clock);
        do
        {
            try
            {
                await EmptyAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, tomorrow is soon enough.
                Log.RetentionFailed(logger, e is RegisterException ? e.Message : e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
