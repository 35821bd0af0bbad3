using MassTransit;
using MessageHub.Processing;
using MessageHub.Register;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker;

/// <summary>A message has its verdict: deliver what has to leave and put its file away. <see cref="Intake"/> does the same after a crash.</summary>
internal sealed class FilingConsumer(
    RegisterStore store, DataFolders folders, FilingCabinet cabinet, Delivery delivery, Offers offers, ILogger<FilingConsumer> logger)
    : IConsumer<BerichtProcessed>
{
    public async Task Consume(ConsumeContext<BerichtProcessed> context)
    {
        delivery.Wake();
        var id = context.Message.BerichtId;
        try
        {
            var stored = await store.FindAsync(id, context.CancellationToken);
            if (stored?.Result is { } result && WorkFile.Find(id, folders) is { } file)
                cabinet.File(file, BerichtResult.FromJson(result));
            offers.Settled(id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RegisterException)
        {
            // Not for the bus, whose log would tell the name of the file: the intake does it later.
            offers.Later(id);
            Log.FolderTrouble(logger, e.GetType().Name);
        }
    }
}
