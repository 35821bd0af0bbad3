using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace MessageHub.Processing;

/// <summary>
/// Processes one received message. A redelivery finds the verdict that is there. Faults leave here without what they could quote of a
/// message; <see cref="BerichtConsumerDefinition"/> says what is tried again.
/// </summary>
public sealed class BerichtConsumer(BerichtProcessor processor, TimeProvider clock, ILogger<BerichtConsumer> logger) : IConsumer<BerichtReceived>
{
    public async Task Consume(ConsumeContext<BerichtReceived> context)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await ProcessAsync(context.Message.BerichtId, context.CancellationToken);
        Log.Processed(
            logger,
            context.Message.BerichtId,
            result.Message ?? "unknown",
            result.Outcome,
            result.Findings.Count,
            string.Join(',', result.Findings.Select(f => f.Rule).OfType<string>().Distinct().Order(StringComparer.Ordinal)),
            (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        await context.Publish(new BerichtProcessed(context.Message.BerichtId), context.CancellationToken);
    }

    private async Task<BerichtResult> ProcessAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return await processor.ProcessAsync(id, clock.Today(), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw BerichtFaultException.Of(id, e);
        }
    }
}
