using System.Security.Cryptography;
using MassTransit;
using MessageHub.Processing;
using MessageHub.Processing.Operation;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Queues;

/// <summary>
/// Keeps what arrives: the bytes go into the inbox, then a call to look goes to the judges, and only then the broker forgets the
/// delivery. One that comes again, because its sender or the broker was not sure, has no second effect.
/// </summary>
internal sealed class ArrivalConsumer : IConsumer<Batch<RawBericht>>
{
    private readonly RegisterStore store;
    private readonly IBus bus;
    private readonly RawPublisher publisher;
    private readonly WorkerSettings settings;
    private readonly TimeProvider clock;
    private readonly ILogger<ArrivalConsumer> logger;
    private readonly TransientRetry retry;

    public ArrivalConsumer(
        RegisterStore store, IBus bus, RawPublisher publisher, WorkerSettings settings, StoreOutage outage, TimeProvider clock,
        ILogger<ArrivalConsumer> logger)
    {
        (this.store, this.bus, this.publisher, this.settings, this.clock, this.logger) = (store, bus, publisher, settings, clock, logger);
        // Whatever the store says, but of the values of a delivery, it says nothing of what arrived: bytes that have to be kept.
        retry = new(clock, outage, e => !e.IsOfValues);
    }

    public Task Consume(ConsumeContext<Batch<RawBericht>> context) =>
        retry.ExecuteAsync(token => TakeAsync([.. context.Message.Select(m => m.Message)], token), context.CancellationToken);

    private async Task TakeAsync(List<RawBericht> deliveries, CancellationToken cancellationToken)
    {
        var usable = deliveries.Where(d => d.TransportId is null || ShortText.IsUsable(d.TransportId)).ToList();
        foreach (var delivery in deliveries.Except(usable))
            await RejectAsync(
                delivery, "The message id is longer than 255 bytes, has control characters, or is no text.", cancellationToken);
        var kept = await KeepAsync(usable, cancellationToken);
        foreach (var (receipt, delivery) in kept)
        {
            Log.Arrived(logger, receipt.Id, receipt.Kind);
            if (receipt.Kind is ReceiptKind.OtherContent)
                await RejectAsync(delivery, "This message id was used before for other content.", cancellationToken);
        }

        // One call per scope: whoever takes it up does all that is pending there, and none while one is under way. A delivery that comes
        // again always calls: whoever had it before may have died between keeping it and calling.
        var calls = kept.Select(k => k.Receipt)
            .Where(r => r.Kind is ReceiptKind.Pending or ReceiptKind.New && !r.Follows)
            .DistinctBy(r => r.Scope is null ? (object)r.Id : r.Scope);
        var judges = await bus.GetSendEndpoint(WorkerQueues.ProcessAddress);
        await Task.WhenAll(calls.Select(r => judges.Send(new BerichtReceived(r.Id), cancellationToken)));
    }

    /// <summary>
    /// Keeps deliveries in one go; when that fails for another reason than a store that cannot be used, one by one, and puts aside those
    /// that fail alone.
    /// </summary>
    private async Task<List<(Receipt Receipt, RawBericht Delivery)>> KeepAsync(
        List<RawBericht> deliveries, CancellationToken cancellationToken)
    {
        if (deliveries.Count == 0)
            return [];
        try
        {
            var now = clock.GetUtcNow();
            var receipts = await store.ReceiveManyAsync([.. deliveries.Select(d => IncomingOf(d, now))], cancellationToken);
            return [.. receipts.Zip(deliveries)];
        }
        catch (Exception e) when (e is not (RegisterException { IsOfValues: false } or OperationCanceledException))
        {
            if (deliveries is [var only])
            {
                await RejectAsync(only, $"It cannot be kept: {(e is RegisterException ? e.Message : e.GetType().Name)}", cancellationToken);
                return [];
            }
        }

        var kept = new List<(Receipt, RawBericht)>();
        foreach (var delivery in deliveries)
            kept.AddRange(await KeepAsync([delivery], cancellationToken));
        return kept;
    }

    private async Task RejectAsync(RawBericht delivery, string cause, CancellationToken cancellationToken)
    {
        Telemetry.Fault("message");
        await publisher.RejectAsync(delivery.Content, delivery.TransportId, cause, cancellationToken);
        Log.Rejected(logger, cause);
    }

    private IncomingBericht IncomingOf(RawBericht delivery, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        using var step = Telemetry.Begin("receive", delivery.TraceParent)?.SetTag("messagehub.id", id);
        return new(id, $"{id:N}.xml", delivery.Content, now)
        {
            // Without an id of its sender, the same bytes are the same message.
            TransportId = delivery.TransportId ?? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(delivery.Content))}",
            TraceParent = step?.Id ?? Telemetry.Checked(delivery.TraceParent),
            OfferAfter = now + settings.RetryInterval,
        };
    }
}
