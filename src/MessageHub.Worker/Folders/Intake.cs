using MassTransit;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Processing.Operation;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Folders;

/// <summary>
/// Takes files from the folder <c>in</c>, stores their bytes in the inbox and offers them to the bus. One that is too large, or no file at
/// all, is refused unread. What a crash or a fault left half-way is taken up again; what fails by itself is set aside alone.
/// </summary>
internal sealed class Intake(
    DataFolders folders, RegisterStore store, BerichtReader reader, ProcessedFiles processed, AnswerDelivery delivery, OfferSchedule offers,
    IBus bus, WorkerSettings settings, TimeProvider clock, ILogger<Intake> logger)
    : BackgroundService
{
    /// <summary>A file is tried so often before it is set aside.</summary>
    private const int MaxAttempts = 3;

    private readonly ArrivingFiles arriving = new(folders.In, settings.RestTime, clock);
    private readonly Dictionary<Guid, (int Count, long StoredBefore)> attempts = [];
    private long storedFiles;
    private DateTimeOffset nextSweep = DateTimeOffset.MinValue;
    private (string What, DateTimeOffset Until) logged = ("", DateTimeOffset.MinValue);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.PollInterval, clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the next look tries again. Nothing was taken that is not kept.
                FaultCounter.Count(e);
                LogProblem(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look: finish what was begun, then take what is complete.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        await AttemptAsync(() =>
        {
            folders.Create();
            return Task.CompletedTask;
        });
        foreach (var id in WorkFile.Ids(folders).Where(offers.IsDue).ToList())
        {
            if (WorkFile.Find(id, folders) is { } file)
                await AttemptAsync(() => AdvanceAloneAsync(file, cancellationToken));
        }

        await SweepAsync(cancellationToken);
        foreach (var path in arriving.Complete())
            await AttemptAsync(() => AdvanceAloneAsync(WorkFile.Take(path, folders), cancellationToken));
        foreach (var (name, what) in arriving.NewlyLeftAlone)
            Log.LeftAlone(logger, what, what == "a folder" ? ShownName.Brief(name) : "");
    }

    /// <summary>Trouble with one file or folder does not keep the others waiting; trouble with the store does.</summary>
    private async Task AttemptAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            FaultCounter.Count(e);
            LogProblem(e);
        }
    }

    /// <summary>What goes wrong with this file and not with all keeps no other waiting, and has an end.</summary>
    private async Task AdvanceAloneAsync(WorkFile file, CancellationToken cancellationToken)
    {
        try
        {
            await AdvanceAsync(file, cancellationToken);
            attempts.Remove(file.Id);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested
            && e is not (
                IOException or UnauthorizedAccessException or OperationCanceledException or RegisterException { IsTransient: true }))
        {
            FaultCounter.Count(e);
            var (count, storedBefore) = attempts.GetValueOrDefault(file.Id, (0, storedFiles));
            attempts[file.Id] = (++count, storedBefore);
            var cause = BerichtFaultException.Of(file.Id, e);
            Log.FileFault(logger, file.Id, count, cause.Cause, cause.Details);
            // A store that takes nothing from anybody is no fault of this file.
            if (count >= MaxAttempts && (e is not RegisterException || storedFiles > storedBefore))
                Park(file, cause.Cause);
            else
                offers.Later(file.Id);
        }
    }

    private void Park(WorkFile file, string cause)
    {
        processed.Park(file, cause);
        Log.FileParked(logger, file.Id);
        attempts.Remove(file.Id);
        offers.Settled(file.Id);
    }

    /// <summary>Brings a taken file one step further, whatever step that is.</summary>
    private async Task AdvanceAsync(WorkFile file, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(file.Id, cancellationToken);
        if (stored is null)
        {
            await using var stream = PlainFile.TryOpen(file.Path);
            if (stream is null && file.Exists)
            {
                processed.Refuse(file, "Dit is geen bestand, maar een koppeling (link), pijp of map. Zo iets wordt niet geopend.");
                Log.RefusedUnread(logger, file.Id, "no file");
                return;
            }

            if (await ReadAsync(stream ?? throw new FileNotFoundException("A taken file is gone."), cancellationToken) is not { } content)
            {
                processed.Refuse(file, reader.TooLarge().Text);
                Log.RefusedUnread(logger, file.Id, "too large");
                return;
            }

            OwnerOnly.Close(file.Path);

            using var step = Telemetry.Begin("receive", null)?.SetTag("messagehub.id", file.Id);
            await store.ReceiveAsync(new(file.Id, file.Name, content, clock.GetUtcNow()) { TraceParent = step?.Id }, cancellationToken);
            storedFiles++;
            await OfferAsync(file.Id, cancellationToken);
        }
        else if (stored.IsParked)
        {
            offers.Later(file.Id);
        }
        else if (stored.State is BerichtState.Received)
        {
            await OfferAsync(file.Id, cancellationToken);
        }
        else
        {
            delivery.Wake();
            processed.File(file, BerichtResult.FromJson(stored.Result!), stored.Content.Length);
            offers.Settled(file.Id);
        }
    }

    /// <summary>The bytes of a file, or null when it has too many.</summary>
    private async Task<byte[]?> ReadAsync(FileStream stream, CancellationToken cancellationToken)
    {
        if (stream.Length > reader.MaxBytes)
            return null;
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return stream.Length == content.Length ? content : throw new IOException("The file is still being written.");
    }

    private async Task OfferAsync(Guid id, CancellationToken cancellationToken)
    {
        offers.Offered(id);
        try
        {
            await bus.Publish(new BerichtReceived(id), cancellationToken);
        }
        catch
        {
            offers.Later(id);
            throw;
        }
    }

    /// <summary>
    /// Now and then: what stands in the inbox without a file, because it came in another way or its file was removed by hand; and refused
    /// files that were changed since.
    /// </summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() < nextSweep)
            return;
        foreach (var id in await store.UnprocessedAsync(cancellationToken))
        {
            if (offers.IsDue(id))
                await OfferAsync(id, cancellationToken);
        }

        await AttemptAsync(() =>
        {
            if (processed.TakeBackChanged() is > 0 and var changed)
                Log.TakenBack(logger, changed);
            return Task.CompletedTask;
        });
        nextSweep = clock.GetUtcNow() + settings.RetryInterval;
    }

    private void LogProblem(Exception e)
    {
        // The text of these two names the file.
        if (e is IOException or UnauthorizedAccessException)
            LogProblem(e.GetType().Name, "");
        else
            LogProblem(e.GetType().Name, BerichtFaultException.Describe(e));
    }

    /// <summary>The same trouble at every look is reported now and then.</summary>
    private void LogProblem(string what, string details)
    {
        var now = clock.GetUtcNow();
        if (logged.What == what && now < logged.Until)
            return;
        logged = (what, now + settings.RetryInterval);
        if (details.Length == 0)
            Log.FolderFailed(logger, what);
        else
            Log.IntakeFault(logger, details);
    }
}
