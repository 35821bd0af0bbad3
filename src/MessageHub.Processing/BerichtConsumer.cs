using System.Diagnostics;
using MassTransit;
using MessageHub.Register;
using MessageHub.Rules.Register;
using Microsoft.Extensions.Logging;

namespace MessageHub.Processing;

/// <summary>
/// Somebody says that a message waits: takes turns in its scope until nothing waits there. An id is a call to look, not a piece of work:
/// a doubled one finds nothing to do, and of several workers in one scope one does all while the others go on with other scopes.
/// </summary>
public sealed class BerichtConsumer : IConsumer<BerichtReceived>
{
    /// <summary>After so many turns others get theirs: the call goes to the end of the queue. So it does when this process stops.</summary>
    private const int MostTurns = 16;

    /// <summary>
    /// So many messages share a transaction when that many wait: the cost of the lock and of the commit is theirs together, and no sender
    /// waits much longer for it.
    /// </summary>
    private const int MostPerTurn = 16;

    /// <summary>A message is tried so often before it is parked.</summary>
    private const int MostAttempts = 3;

    /// <summary>A message may be at hand so often when a worker dies. More is no coincidence.</summary>
    private const int MostCrashes = 10;

    private static readonly TimeSpan[] RetryAfter = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500)];

    private readonly RegisterStore store;
    private readonly BerichtProcessor processor;
    private readonly JudgingEvents events;
    private readonly TimeProvider clock;
    private readonly ILogger<BerichtConsumer> logger;
    private readonly Patience patience;

    public BerichtConsumer(RegisterStore store, BerichtProcessor processor, JudgingEvents events, TimeProvider clock, ILogger<BerichtConsumer> logger)
    {
        (this.store, this.processor, this.events, this.clock, this.logger) = (store, processor, events, clock, logger);
        patience = new(clock, (reason, delay) =>
        {
            Telemetry.Fault("store");
            Log.StoreTrouble(logger, reason, (long)delay.TotalMilliseconds);
        });
    }

    public Task Consume(ConsumeContext<BerichtReceived> context) =>
        patience.ExecuteAsync(token => TakeTurnsAsync(context, token), context.CancellationToken);

    private async Task TakeTurnsAsync(ConsumeContext<BerichtReceived> context, CancellationToken cancellationToken)
    {
        if (await store.FindArrivedAsync(context.Message.BerichtId, cancellationToken) is not var (called, isWaiting))
            return;
        if (called.Scope is not { } scope)
        {
            await JudgeAloneAsync(called, cancellationToken);
            return;
        }

        // Also when it has its verdict: those that followed it count on this call (Receipt.Follows).
        var next = isWaiting ? called : await store.FirstWaitingAsync(scope, cancellationToken);
        if (next is null)
            return;
        if (context.ReceiveContext.Redelivered)
            await NoteCrashAsync(scope, cancellationToken);
        for (var turns = 0; turns < MostTurns && !events.IsStopping; turns++)
        {
            if (await TakeTurnAsync(scope, MostPerTurn, cancellationToken) is Turn.Busy)
                return;
            // Who found us busy went away. What it was called for was there before, so it is seen here, after our turn ended.
            next = await store.FirstWaitingAsync(scope, cancellationToken);
            if (next is null)
                return;
        }

        var queue = await context.GetSendEndpoint(context.ReceiveContext.InputAddress);
        await queue.Send(new BerichtReceived(next.Id), cancellationToken);
    }

    private async Task<Turn> TakeTurnAsync(ExchangeScope scope, int most, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var atHand = events.AtHand.Begin();
        try
        {
            var (turn, judged) = await processor.TakeTurnAsync(scope, most, clock.Today(), cancellationToken);
            foreach (var one in judged)
                await TellAsync(one, started);
            return turn;
        }
        catch (BerichtFaultException) when (most > 1)
        {
            // Alone, so that a message that cannot be judged takes none with it.
            return await TakeTurnAsync(scope, 1, cancellationToken);
        }
        catch (BerichtFaultException e)
        {
            await NoteFaultAsync(e, cancellationToken);
            return Turn.Taken;
        }
    }

    /// <summary>A message whose header cannot be read belongs to no scope; most such messages are refused.</summary>
    private async Task JudgeAloneAsync(WaitingBericht waiting, CancellationToken cancellationToken)
    {
        var id = waiting.Id;
        while (await store.FindArrivedAsync(id, cancellationToken) is { IsWaiting: true })
        {
            var started = Stopwatch.GetTimestamp();
            using var atHand = events.AtHand.Begin();
            try
            {
                var result = await processor.ProcessAsync(id, clock.Today(), cancellationToken);
                await TellAsync(new(id, result, waiting.ReceivedAt, waiting.TraceParent), started);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not RegisterException { IsTransient: true })
            {
                await NoteFaultAsync(BerichtFaultException.Of(id, e), cancellationToken);
            }
        }
    }

    private async Task NoteFaultAsync(BerichtFaultException fault, CancellationToken cancellationToken)
    {
        Telemetry.Fault("message");
        var (isParked, attempts) = await store.NoteFaultAsync(fault.BerichtId, fault.Cause, fault.Details, MostAttempts, cancellationToken);
        Log.Fault(logger, fault.BerichtId, attempts, isParked, fault.Cause, fault.Details);
        if (isParked)
            await events.TellAsync(new ParkedBericht(fault.BerichtId, fault.Cause, attempts));
        else
            await Task.Delay(RetryAfter[Math.Clamp(attempts - 1, 0, RetryAfter.Length - 1)], clock, cancellationToken);
    }

    /// <summary>The call was delivered before and whoever had it is gone. When it was this message that killed it, it must not kill us all.</summary>
    private async Task NoteCrashAsync(ExchangeScope scope, CancellationToken cancellationToken)
    {
        const string cause = "A worker stopped or lost the broker with this message at hand";
        Telemetry.Fault("message");
        if (await store.NoteCrashAsync(scope, cause, MostCrashes, cancellationToken) is { IsParked: true } crash)
            await events.TellAsync(new ParkedBericht(crash.Id, cause, crash.Attempts));
    }

    private async Task TellAsync(JudgedBericht judged, long started)
    {
        var result = judged.Result;
        var elapsed = Stopwatch.GetElapsedTime(started);
        Telemetry.Judged(judged, elapsed, clock.GetUtcNow());
        Log.Processed(
            logger,
            judged.Id,
            result.Message ?? "unknown",
            result.Outcome,
            result.Findings.Count,
            string.Join(',', result.Findings.Select(f => f.Rule).OfType<string>().Distinct().Order(StringComparer.Ordinal)),
            (long)elapsed.TotalMilliseconds);
        await events.TellAsync(judged);
    }
}
