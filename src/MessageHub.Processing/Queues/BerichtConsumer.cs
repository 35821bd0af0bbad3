using System.Diagnostics;
using MassTransit;
using MessageHub.Processing.Operation;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Rules.Register;
using Microsoft.Extensions.Logging;

namespace MessageHub.Processing.Queues;

/// <summary>
/// Somebody says that a message is pending: judges batches of its scope until nothing is pending there. An id is a call to look, not a
/// piece of work: a doubled one finds nothing to do, and of several workers in one scope one does all while the others go on with other
/// scopes.
/// </summary>
public sealed class BerichtConsumer : IConsumer<BerichtReceived>
{
    /// <summary>
    /// After so many batches others get theirs: the call goes to the end of the queue. So it does when this process stops.
    /// </summary>
    private const int MaxBatches = 16;

    /// <summary>
    /// So many messages share a transaction when that many are pending: the cost of the lock and of the commit is theirs together, and no
    /// sender waits much longer for it.
    /// </summary>
    private const int MaxBatchSize = 16;

    /// <summary>A message is tried so often before it is parked.</summary>
    private const int MaxAttempts = 3;

    /// <summary>A message may be at hand so often when a worker dies. More is no coincidence.</summary>
    private const int MaxCrashes = 5;

    private const string CrashCause = "A worker stopped or lost the broker with this message at hand";

    private static readonly TimeSpan[] RetryAfter = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500)];

    private readonly RegisterStore store;
    private readonly BerichtProcessor processor;
    private readonly JudgingEvents events;
    private readonly TimeProvider clock;
    private readonly ILogger<BerichtConsumer> logger;
    private readonly TransientRetry retry;

    public BerichtConsumer(
        RegisterStore store, BerichtProcessor processor, JudgingEvents events, StoreOutage outage, TimeProvider clock,
        ILogger<BerichtConsumer> logger)
    {
        (this.store, this.processor, this.events, this.clock, this.logger) = (store, processor, events, clock, logger);
        retry = new(clock, outage);
    }

    public async Task Consume(ConsumeContext<BerichtReceived> context)
    {
        // Whoever had this call before died with it, or never came to it.
        var suspicion = new Suspicion { Stands = context.ReceiveContext.Redelivered };
        try
        {
            await retry.ExecuteAsync(token => JudgeBatchesAsync(context, suspicion, token), context.CancellationToken);
        }
        catch (Exception e) when (!context.CancellationToken.IsCancellationRequested
            && e is RegisterException { IsTransient: true } or OperationCanceledException)
        {
            // Called anew and not given back: a call that comes again is taken for the sign of a worker that died.
            await CallAsync(context, context.Message.BerichtId, context.CancellationToken);
        }
        catch (Exception e) when (!context.CancellationToken.IsCancellationRequested)
        {
            // Before or after judging: counted all the same, or it would be called for again and again.
            await NoteFaultAsync(BerichtFaultException.Of(context.Message.BerichtId, e), context.CancellationToken);
        }
    }

    private async Task JudgeBatchesAsync(ConsumeContext<BerichtReceived> context, Suspicion suspicion, CancellationToken cancellationToken)
    {
        if (await store.FindArrivedAsync(context.Message.BerichtId, cancellationToken) is not var (called, isPending))
            return;
        // One suspect at a time, so that the next death is of this one; and one message at a time, so that it is of the first.
        using var alone = suspicion.Stands ? await events.AloneAsync(cancellationToken) : null;
        var max = context.ReceiveContext.Redelivered ? 1 : MaxBatchSize;
        if (called.Scope is not { } scope)
        {
            if (suspicion.Stands && isPending)
                await NotifyParkedAsync(
                    called.Id, CrashCause, await store.NoteFaultAsync(called.Id, CrashCause, "", MaxCrashes, cancellationToken));
            suspicion.Stands = false;
            await JudgeAloneAsync(called, cancellationToken);
            return;
        }

        // Also when it has its verdict: those that followed it count on this call (Receipt.Follows).
        var next = isPending ? called : await store.FirstPendingAsync(scope, cancellationToken);
        if (next is null)
            return;
        if (suspicion.Stands && await store.NoteCrashAsync(scope, CrashCause, MaxCrashes, cancellationToken) is { } crash)
            await NotifyParkedAsync(crash.Id, CrashCause, (crash.IsParked, crash.Attempts));
        suspicion.Stands = false;
        for (var batches = 0; batches < MaxBatches && !events.IsStopping; batches++)
        {
            using (await events.RoomForAsync(next.Bytes, cancellationToken))
            {
                if (await JudgeBatchAsync(scope, max, cancellationToken) is BatchOutcome.Busy)
                    return;
            }

            // It outlived the message that was suspected; the others of the scope are, each, as long as they are taken one by one.
            alone?.Dispose();
            // Who found us busy went away. What it was called for was there before, so it is seen here, after our batch ended.
            next = await store.FirstPendingAsync(scope, cancellationToken);
            if (next is null)
                return;
        }

        await CallAsync(context, next.Id, cancellationToken);
    }

    /// <summary>Puts a call at the end of the queue.</summary>
    private static async Task CallAsync(ConsumeContext context, Guid id, CancellationToken cancellationToken)
    {
        var queue = await context.GetSendEndpoint(context.ReceiveContext.InputAddress);
        await queue.Send(new BerichtReceived(id), cancellationToken);
    }

    private async Task<BatchOutcome> JudgeBatchAsync(ExchangeScope scope, int max, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var atHand = events.AtHand.Begin();
        try
        {
            var (outcome, judged) = await processor.JudgeBatchAsync(scope, max, clock.Today(), cancellationToken);
            foreach (var one in judged)
                await NotifyAsync(one, started);
            return outcome;
        }
        catch (BerichtFaultException) when (max > 1)
        {
            // Alone, so that a message that cannot be judged takes none with it.
            return await JudgeBatchAsync(scope, 1, cancellationToken);
        }
        catch (BerichtFaultException e)
        {
            await NoteFaultAsync(e, cancellationToken);
            return BatchOutcome.Taken;
        }
    }

    /// <summary>A message whose header cannot be read belongs to no scope; most such messages are refused.</summary>
    private async Task JudgeAloneAsync(PendingBericht pending, CancellationToken cancellationToken)
    {
        var id = pending.Id;
        while (await store.FindArrivedAsync(id, cancellationToken) is { IsPending: true })
        {
            var started = Stopwatch.GetTimestamp();
            using var room = await events.RoomForAsync(pending.Bytes, cancellationToken);
            using var atHand = events.AtHand.Begin();
            try
            {
                var result = await processor.ProcessAsync(id, clock.Today(), cancellationToken);
                await NotifyAsync(new(id, result, pending.ReceivedAt, pending.TraceParent), started);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not RegisterException { IsTransient: true })
            {
                await NoteFaultAsync(BerichtFaultException.Of(id, e), cancellationToken);
            }
        }
    }

    private async Task NoteFaultAsync(BerichtFaultException fault, CancellationToken cancellationToken)
    {
        var (isParked, attempts) = await store.NoteFaultAsync(fault.BerichtId, fault.Cause, fault.Details, MaxAttempts, cancellationToken);
        Log.Fault(logger, fault.BerichtId, attempts, isParked, fault.Cause, fault.Details);
        await NotifyParkedAsync(fault.BerichtId, fault.Cause, (isParked, attempts));
        if (!isParked)
            await Task.Delay(RetryAfter[Math.Clamp(attempts - 1, 0, RetryAfter.Length - 1)], clock, cancellationToken);
    }

    private async Task NotifyParkedAsync(Guid id, string cause, (bool IsParked, long Attempts) noted)
    {
        Telemetry.Fault("message");
        if (noted.IsParked)
            await events.NotifyAsync(new ParkedBericht(id, cause, noted.Attempts));
    }

    private async Task NotifyAsync(JudgedBericht judged, long started)
    {
        var result = judged.Result;
        var elapsed = Stopwatch.GetElapsedTime(started);
        Telemetry.Judged(judged, elapsed, clock.GetUtcNow());
        Log.Processed(
            logger,
            judged.Id,
            result.Message ?? "unknown",
            result.Outcome.Word(),
            result.Findings.Count,
            string.Join(',', result.Findings.Select(f => f.Rule).OfType<string>().Distinct().Order(StringComparer.Ordinal)),
            (long)elapsed.TotalMilliseconds);
        await events.NotifyAsync(judged);
    }

    /// <summary>Whether a message of this call may have stopped a worker, and that was not noted yet.</summary>
    private sealed class Suspicion
    {
        public required bool Stands { get; set; }
    }
}
