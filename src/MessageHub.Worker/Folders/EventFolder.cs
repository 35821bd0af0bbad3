using System.Globalization;
using MessageHub.Processing;
using MessageHub.Processing.Files;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;

namespace MessageHub.Worker.Folders;

/// <summary>
/// Delivers events to a folder, one file each, by names that sort as they were written. One that was written but not remembered as sent is
/// written again under the same name.
/// </summary>
internal sealed class EventFolder(EventStore store, DataFolders folders)
{
    /// <summary>Few: who writes to the store waits while they are written to the disk.</summary>
    private const int BatchSize = 20;

    /// <summary>Writes all that is unsent.</summary>
    /// <exception cref="IOException">The folder cannot be written; what is unsent stays unsent.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="RegisterException">The store is out of reach.</exception>
    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        while (await store.SendUnsentAsync(BatchSize, unsent => Task.FromResult(Write(unsent)), cancellationToken) > 0)
        {
            // Each batch is remembered before the next.
        }
    }

    private IReadOnlyList<Guid> Write(IReadOnlyList<UnsentEvent> unsent)
    {
        foreach (var one in unsent)
        {
            var at = one.HappenedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture);
            WholeFile.Write(Path.Combine(folders.Events, $"{at}-{one.Event.Kind}-{one.Event.Id}.json"), CloudEvent.Write(one));
        }

        FolderFlush.ToDisk(folders.Events);
        return [.. unsent.Select(u => u.Event.Id)];
    }
}
