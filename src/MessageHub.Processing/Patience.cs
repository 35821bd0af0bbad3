using MessageHub.Register;
using Polly;
using Polly.Retry;

namespace MessageHub.Processing;

/// <summary>
/// How long work is tried again while the database is out of reach: ever slower, about a quarter of an hour in all, which is less than
/// a broker waits for a consumer. Who gives up then returns the message to its queue.
/// </summary>
public sealed class Patience
{
    private readonly ResiliencePipeline pipeline;

    /// <param name="clock">Measures the delays.</param>
    /// <param name="onRetry">Told before each delay: the kind of trouble and the delay.</param>
    public Patience(TimeProvider clock, Action<string, TimeSpan> onRetry) => pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<RegisterException>(e => e.IsTransient),
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(100),
            MaxDelay = TimeSpan.FromSeconds(30),
            UseJitter = true,
            MaxRetryAttempts = 36,
            OnRetry = arguments =>
            {
                onRetry(arguments.Outcome.Exception!.Message, arguments.RetryDelay);
                return default;
            },
        })
        .Build();

    public Task ExecuteAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        pipeline.ExecuteAsync(async token => await work(token), cancellationToken).AsTask();
}
