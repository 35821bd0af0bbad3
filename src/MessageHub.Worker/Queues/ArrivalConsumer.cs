using System.Security.Cryptography;
using MassTransit;
using MessageHub.Processing;
using MessageHub.Register;
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
    private readonly Patience patience;

    public ArrivalConsumer(RegisterStore store, IBus bus, RawPublisher publisher, WorkerSettings settings, TimeProvider clock, ILogger<ArrivalConsumer> logger)
    {
        (this.store, this.bus, this.publisher, this.settings, this.clock, this.logger) = (store, bus, publisher, settings, clock, logger);
        patience = new(clock, (reason, delay) =>
        {
            Telemetry.Fault("store");
            Log.StoreTrouble(logger, reason, (long)delay.TotalMilliseconds);
        });
    }

    public Task Consume(ConsumeContext<Batch<RawBericht>> context) =>
        patience.ExecuteAsync(token => KeepAsync(context, token), context.CancellationToken);

    private async Task KeepAsync(ConsumeContext<Batch<RawBericht>> context, CancellationToken cancellationToken)
    {
        var deliveries = context.Message.Select(m => m.Message).ToList();
        var now = clock.GetUtcNow();
        var incoming = deliveries.Select(d => IncomingOf(d, now)).ToList();
        var receipts = await store.ReceiveManyAsync(incoming, cancellationToken);
        foreach (var (receipt, delivery) in receipts.Zip(deliveries))
        {
            Log.Arrived(logger, receipt.Id, receipt.Kind);
            if (receipt.Kind is ReceiptKind.OtherContent)
                await publisher.RejectAsync(delivery.Content, delivery.TransportId, "This message id was used before for other content.", cancellationToken);
        }

        // One call per scope: whoever takes it up does all that waits there, and none while one is under way. A delivery that comes again
        // always calls: whoever had it before may have died between keeping it and calling.
        var calls = receipts.Where(r => r.Kind is ReceiptKind.Waiting or ReceiptKind.New && !r.Follows).DistinctBy(r => r.Scope is null ? (object)r.Id : r.Scope);
        var judges = await bus.GetSendEndpoint(WorkerQueues.ProcessAddress);
        await Task.WhenAll(calls.Select(r => judges.Send(new BerichtReceived(r.Id), cancellationToken)));
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
