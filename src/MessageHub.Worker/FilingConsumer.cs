using MassTransit;
using MessageHub.Processing;
using MessageHub.Register;

namespace MessageHub.Worker;

/// <summary>A message has its verdict: deliver what has to leave and put its file away. <see cref="Intake"/> does the same after a crash.</summary>
internal sealed class FilingConsumer(RegisterStore store, DataFolders folders, FilingCabinet cabinet, Delivery delivery) : IConsumer<BerichtProcessed>
{
    public async Task Consume(ConsumeContext<BerichtProcessed> context)
    {
        delivery.Wake();
        var stored = await store.FindAsync(context.Message.BerichtId, context.CancellationToken);
        if (stored?.Result is { } result && WorkFile.Find(stored.Id, folders) is { } file)
            cabinet.File(file, BerichtResult.FromJson(result));
    }
}
