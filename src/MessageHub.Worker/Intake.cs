using MassTransit;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker;

/// <summary>
/// Takes files from the folder <c>in</c>, stores their bytes in the inbox and offers them to the bus. A file that is still being written
/// is left alone; one that is too large is refused unread. What a crash left half-way is taken up again at the next look.
/// </summary>
internal sealed class Intake(
    DataFolders folders, RegisterStore store, BerichtReader reader, FilingCabinet cabinet, IBus bus, WorkerSettings settings, TimeProvider clock, ILogger<Intake> logger)
    : BackgroundService
{
    /// <summary>What the last look saw of each file: a file is taken when a look finds it as the look before.</summary>
    private readonly Dictionary<string, (long Length, DateTime Written)> seen = [];

    /// <summary>When each unprocessed message was last offered to the bus.</summary>
    private readonly Dictionary<Guid, DateTimeOffset> offered = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.PollInterval, clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A folder without rights or a full disk: say so, and look again. Nothing was taken that is not kept.
                Log.FolderTrouble(logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look: finish what was begun, then take what is complete.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        folders.Create();
        foreach (var file in WorkFile.All(folders).ToList())
            await AdvanceAsync(file, cancellationToken);
        // What stands in the inbox without a file, because it came in another way or its file was removed by hand.
        foreach (var id in await store.UnprocessedAsync(cancellationToken))
            await OfferAsync(id, cancellationToken);
        foreach (var path in Complete())
            await AdvanceAsync(WorkFile.Take(path, folders), cancellationToken);
    }

    /// <summary>Brings a taken file one step further, whatever step that is.</summary>
    private async Task AdvanceAsync(WorkFile file, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(file.Id, cancellationToken);
        if (stored is null && new FileInfo(file.Path).Length > reader.MaximumBytes)
        {
            cabinet.Refuse(file, reader.TooLarge().Text);
            Log.RefusedUnread(logger, file.Id);
        }
        else if (stored is null)
        {
            var content = await File.ReadAllBytesAsync(file.Path, cancellationToken);
            await store.ReceiveAsync(new(file.Id, file.Name, content, clock.GetUtcNow()), cancellationToken);
            await OfferAsync(file.Id, cancellationToken);
        }
        else if (stored.State is BerichtState.Received)
        {
            await OfferAsync(file.Id, cancellationToken);
        }
        else
        {
            cabinet.File(file, BerichtResult.FromJson(stored.Result!));
        }
    }

    private async Task OfferAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (offered.TryGetValue(id, out var last) && now - last < settings.RetryInterval)
            return;
        offered[id] = now;
        await bus.Publish(new BerichtReceived(id), cancellationToken);
    }

    /// <summary>Files that did not change between two looks, in order of name; hidden and temporary files are not meant for us.</summary>
    private List<string> Complete()
    {
        var complete = new List<string>();
        var now = new Dictionary<string, (long Length, DateTime Written)>();
        foreach (var file in new DirectoryInfo(folders.In).EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (file.Name.StartsWith('.') || file.Extension is ".part" or ".tmp")
                continue;
            var state = (file.Length, file.LastWriteTimeUtc);
            if (seen.TryGetValue(file.FullName, out var before) && before == state)
                complete.Add(file.FullName);
            else
                now[file.FullName] = state;
        }

        seen.Clear();
        foreach (var (path, state) in now)
            seen[path] = state;
        return complete;
    }
}
