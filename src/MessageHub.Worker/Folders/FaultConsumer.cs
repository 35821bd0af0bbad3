using MassTransit;
using MessageHub.Processing;

namespace MessageHub.Worker.Folders;

/// <summary>The bus gave up on a message: it stays unprocessed and is offered again later.</summary>
internal sealed class FaultConsumer(OfferSchedule offers) : IConsumer<Fault<BerichtReceived>>
{
    public Task Consume(ConsumeContext<Fault<BerichtReceived>> context)
    {
        offers.Later(context.Message.Message.BerichtId);
        return Task.CompletedTask;
    }
}
