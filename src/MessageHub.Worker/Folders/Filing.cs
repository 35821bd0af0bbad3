using MessageHub.Processing;
using MessageHub.Processing.Queues;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Folders;

/// <summary>
/// A message has its verdict: deliver what has to leave and put its file away. <see cref="Intake"/> does the same after a crash.
/// </summary>
internal sealed class Filing
{
    private readonly RegisterStore store;
    private readonly DataFolders folders;
    private readonly ProcessedFiles processed;
    private readonly AnswerDelivery delivery;
    private readonly OfferSchedule offers;
    private readonly ILogger<Filing> logger;

    public Filing(
        RegisterStore store, DataFolders folders, ProcessedFiles processed, AnswerDelivery delivery, OfferSchedule offers,
        JudgingEvents events, ILogger<Filing> logger)
    {
        (this.store, this.folders, this.processed) = (store, folders, processed);
        (this.delivery, this.offers, this.logger) = (delivery, offers, logger);
        events.Judged += FileAsync;
        events.Parked += parked =>
        {
            offers.Later(parked.Id);
            return Task.CompletedTask;
        };
    }

    private async Task FileAsync(Guid id)
    {
        delivery.Wake();
        try
        {
            var stored = await store.FindAsync(id, CancellationToken.None);
            if (stored?.Result is { } result && WorkFile.Find(id, folders) is { } file)
                processed.File(file, BerichtResult.FromJson(result), stored.Content.Length);
            offers.Settled(id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RegisterException)
        {
            // Not for the bus, whose log would say the name of the file: the intake does it later.
            offers.Later(id);
            Log.FolderFailed(logger, e.GetType().Name);
        }
    }
}
