using System.Runtime.ExceptionServices;
using System.Runtime.Serialization;
using MassTransit;
using MessageHub.Processing;
using MessageHub.Processing.Operation;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Queues;

/// <summary>Lets a delivery go back to its queue when it is not the delivery that is wrong, and reports what becomes of it.</summary>
/// <param name="queue">The queue.</param>
/// <param name="clock">Measures the delays.</param>
/// <param name="logger">Hears of it.</param>
internal sealed class ReturnToQueueFilter(string queue, TimeProvider clock, ILogger<ReturnToQueueFilter> logger)
    : IFilter<ExceptionReceiveContext>
{
    /// <summary>What we know no reason for may fail again at once.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly OncePerMinute reported = new(clock);

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var cause = context.Exception.GetBaseException();
        // Only what cannot be read as a delivery of this queue is put aside: the rest is kept somewhere, or lies nowhere but here.
        if (context.Exception is not SerializationException && cause is not FormatException)
        {
            if (reported.IsDue(FaultCounter.Describe(cause), out var notReturned))
                Log.Returned(logger, queue, FaultCounter.Describe(cause), notReturned);
            if (cause is not OperationCanceledException)
                await Task.Delay(Pause, clock, context.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ExceptionDispatchInfo.Throw(context.Exception);
        }

        if (reported.IsDue($"aside {cause.GetType().Name}", out var unreported))
            Log.PutAside(logger, queue, BerichtFaultException.Describe(cause), unreported);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("returnToQueue");
}
