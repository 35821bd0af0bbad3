using MessageHub.Register.Database;
using Polly;
using Polly.Retry;

namespace MessageHub.Processing.Operation;

/// <summary>
/// How long work is tried again while the database cannot be used: ever slower, and no attempt begins after <see cref="Limit"/>. That is
/// less than a broker waits for a consumer (30 minutes, unless somebody lowered it). Who gives up returns the message to its queue.
/// </summary>
public sealed class TransientRetry
{
    /// <summary>So long work is tried, whatever an attempt takes.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly ResiliencePropertyKey<long> Begun = new("begun");

    private readonly ResiliencePipeline pipeline;
    private readonly TimeProvider clock;
    private readonly StoreOutage outage;

    /// <param name="clock">Measures the delays.</param>
    /// <param name="outage">Reported of each attempt in vain and of each that succeeds; when it gives the store up, so does this.</param>
    /// <param name="isTrouble">The store cannot be used, and it is not what was asked of it; those that are transient when null.</param>
    public TransientRetry(TimeProvider clock, StoreOutage outage, Func<RegisterException, bool>? isTrouble = null)
    {
        (this.clock, this.outage) = (clock, outage);
        isTrouble ??= e => e.IsTransient;
        pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments =>
                    new(arguments.Outcome.Exception is RegisterException e && isTrouble(e) && HasTime(arguments.Context)),
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(30),
                UseJitter = true,
                MaxRetryAttempts = int.MaxValue,
                OnRetry = arguments =>
                {
                    outage.Note(arguments.Outcome.Exception!.Message);
                    return default;
                },
            })
            .Build();
    }

    /// <exception cref="RegisterException">The store could not do what was asked, or not in time.</exception>
    /// <exception cref="OperationCanceledException">Asked to stop, or the store was given up.</exception>
    public async Task ExecuteAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, outage.GivenUp);
        var context = ResilienceContextPool.Shared.Get(end.Token);
        context.Properties.Set(Begun, clock.GetTimestamp());
        try
        {
            await pipeline.ExecuteAsync(async c => await work(c.CancellationToken), context);
            outage.Over();
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool HasTime(ResilienceContext context) =>
        clock.GetElapsedTime(context.Properties.GetValue(Begun, 0L)) < Limit && !context.CancellationToken.IsCancellationRequested;
}
