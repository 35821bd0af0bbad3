using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace MessageHub.Worker;

/// <summary>
/// Brings what stands in the outbox to where it has to go: at once when a message was judged, and again and again while that place or the
/// store is out of reach. An answer is never lost and never made twice; it only comes later.
/// </summary>
internal sealed class Delivery : BackgroundService
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly Func<CancellationToken, Task> deliver;
    private readonly ResiliencePipeline patience;
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TimeSpan lookEvery;
    private readonly TimeProvider clock;

    /// <param name="deliver">Delivers all that is unsent, or throws.</param>
    /// <param name="lookEvery">Another process may fill the outbox as well, so it is looked at so often without being told.</param>
    /// <param name="settings">The settings of this worker.</param>
    /// <param name="clock">Measures the delays.</param>
    /// <param name="logger">Hears of trouble.</param>
    public Delivery(Func<CancellationToken, Task> deliver, TimeSpan lookEvery, WorkerSettings settings, TimeProvider clock, ILogger<Delivery> logger)
    {
        (this.deliver, this.lookEvery, this.clock) = (deliver, lookEvery, clock);
        patience = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(e => e is not OperationCanceledException),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = settings.PollInterval,
                MaxDelay = settings.RetryInterval < LongestDelay ? settings.RetryInterval : LongestDelay,
                UseJitter = true,
                OnRetry = arguments =>
                {
                    Log.DeliveryTrouble(logger, arguments.Outcome.Exception!.GetType().Name, (long)arguments.RetryDelay.TotalMilliseconds);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Tells that the outbox holds something.</summary>
    public void Wake() => wake.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await patience.ExecuteAsync(async token => await deliver(token), stoppingToken);
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(wake.Reader.ReadAsync(waiting.Token).AsTask(), Task.Delay(lookEvery, clock, waiting.Token));
            await waiting.CancelAsync();
        }
    }
}
