using System.Threading.Channels;
using MessageHub.Processing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace MessageHub.Worker;

/// <summary>
/// Delivers the outbox to the folder <c>out</c>: at once when a message was processed, and again and again while the folder cannot be
/// written or the store is out of reach. An answer is never lost and never made twice; it only comes later.
/// </summary>
internal sealed class Delivery : BackgroundService
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly AnswerFolder answers;
    private readonly ResiliencePipeline patience;
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly WorkerSettings settings;
    private readonly TimeProvider clock;

    public Delivery(AnswerFolder answers, WorkerSettings settings, TimeProvider clock, ILogger<Delivery> logger)
    {
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
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
            await patience.ExecuteAsync(async token => await answers.DeliverAsync(token), stoppingToken);
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            // Another process may fill the outbox as well, so it is looked at now and then without being told.
            await Task.WhenAny(wake.Reader.ReadAsync(waiting.Token).AsTask(), Task.Delay(settings.RetryInterval, clock, waiting.Token));
            await waiting.CancelAsync();
        }
    }
}
