using System.Threading.Channels;
using MessageHub.Processing.Operation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace MessageHub.Worker;

/// <summary>
/// Brings what stands in the outbox to where it has to go: at once when a message was judged, and again and again while that place or the
/// store is out of reach. An answer is never lost and never made twice; it only comes later.
/// </summary>
internal sealed class AnswerDelivery : BackgroundService
{
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(30);

    private readonly Func<CancellationToken, CancellationToken, Task> deliver;
    private readonly CancellationTokenSource hurry = new();
    private readonly ILogger<AnswerDelivery> logger;
    private readonly ResiliencePipeline retry;
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TimeSpan lookEvery;
    private readonly TimeProvider clock;

    /// <param name="deliver">
    /// Delivers all that is unsent, or throws. Once the first token says so it begins nothing new; the second ends what is at hand.
    /// </param>
    /// <param name="lookEvery">Another process may fill the outbox as well, so it is looked at so often without a signal.</param>
    /// <param name="settings">The settings of this worker.</param>
    /// <param name="clock">Measures the delays.</param>
    /// <param name="logger">Hears of trouble.</param>
    public AnswerDelivery(
        Func<CancellationToken, CancellationToken, Task> deliver, TimeSpan lookEvery, WorkerSettings settings, TimeProvider clock,
        ILogger<AnswerDelivery> logger)
    {
        (this.deliver, this.lookEvery, this.clock, this.logger) = (deliver, lookEvery, clock, logger);
        var reported = new OncePerMinute(clock);
        retry = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                // A time limit that is over is trouble too; only who is asked to stop stops.
                ShouldHandle = arguments =>
                    new(arguments.Outcome.Exception is not null && !arguments.Context.CancellationToken.IsCancellationRequested),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = settings.PollInterval,
                MaxDelay = settings.RetryInterval < MaxRetryDelay ? settings.RetryInterval : MaxRetryDelay,
                UseJitter = true,
                OnRetry = arguments =>
                {
                    FaultCounter.Count(arguments.Outcome.Exception!);
                    var reason = FaultCounter.Describe(arguments.Outcome.Exception!);
                    if (reported.IsDue(reason, out var unreported))
                        Log.DeliveryFailed(logger, reason, (long)arguments.RetryDelay.TotalMilliseconds, unreported);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Reports that the outbox holds something.</summary>
    public void Wake() => wake.Writer.TryWrite(true);

    /// <summary>
    /// Finishes the delivery that is at hand, and delivers once more what this process left in the outbox while it came to a stop.
    /// </summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        using var timeIsUp = cancellationToken.Register(hurry.Cancel);
        await base.StopAsync(cancellationToken);
        try
        {
            await deliver(new(canceled: true), cancellationToken);
        }
#pragma warning disable CA1031 // The answers stand in the outbox: a stop does not fail by what is done later.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.LeftForOthers(logger, FaultCounter.Describe(e));
        }
    }

    public override void Dispose()
    {
        hurry.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await retry.ExecuteAsync(async token => await deliver(token, hurry.Token), stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // What fails while the host stops is tried once more, and reported, by StopAsync.
                return;
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(wake.Reader.ReadAsync(waiting.Token).AsTask(), Task.Delay(lookEvery, clock, waiting.Token));
            await waiting.CancelAsync();
        }
    }
}
