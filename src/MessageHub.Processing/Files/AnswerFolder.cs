using System.Runtime.ExceptionServices;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;

namespace MessageHub.Processing.Files;

/// <summary>
/// Delivers what the outbox holds to a folder. A file appears under its name only when it is complete; one that was written but not yet
/// marked as sent is recognised by its bytes, so that a crash in between doubles nothing. It is marked when its name is on the disk too.
/// </summary>
/// <param name="store">Holds the outbox.</param>
/// <param name="folder">Where the files go.</param>
/// <param name="clock">Says when one was sent.</param>
/// <param name="flush">Brings the names in a folder to the disk; <see cref="FolderFlush.ToDisk"/> when null.</param>
public sealed class AnswerFolder(RegisterStore store, string folder, TimeProvider clock, Action<string>? flush = null)
{
    private const int BatchSize = 100;

    private readonly Action<string> flush = flush ?? FolderFlush.ToDisk;

    /// <summary>Raised after a file was delivered, with the id of the message it came from and its path.</summary>
    public event Action<Guid, string>? Delivered;

    /// <summary>Writes all that is unsent, oldest first. One that cannot be written keeps no other back.</summary>
    /// <returns>How many files were delivered.</returns>
    /// <exception cref="IOException">The folder cannot be written, for example because the disk is full; nothing is lost, what is unsent
    /// stays unsent.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public async Task<int> DeliverAsync(CancellationToken cancellationToken = default)
    {
        var delivered = 0;
        while (await store.UnsentAsync(BatchSize, cancellationToken) is { Count: > 0 } batch)
        {
            var before = delivered;
            Exception? trouble = null;
            var written = new List<(Guid BerichtId, string Path)>();
            foreach (var outgoing in batch)
            {
                try
                {
                    written.Add((outgoing.BerichtId, Write(outgoing)));
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    trouble ??= e;
                }
            }

            if (written.Count > 0)
                flush(folder);
            foreach (var (berichtId, path) in written)
            {
                await store.MarkSentAsync(berichtId, clock.GetUtcNow(), cancellationToken);
                Delivered?.Invoke(berichtId, path);
                delivered++;
            }

            // Those that failed are met again with the next ones, and at last alone.
            if (trouble is not null && delivered == before)
                ExceptionDispatchInfo.Throw(trouble);
        }

        return delivered;
    }

    private string Write(UnsentBericht outgoing)
    {
        var path = Path.Combine(folder, outgoing.FileName);
        for (var copy = 2; Path.Exists(path) && !WholeFile.Holds(path, outgoing.Content); copy++)
            path = Path.Combine(
                folder, $"{Path.GetFileNameWithoutExtension(outgoing.FileName)}-{copy}{Path.GetExtension(outgoing.FileName)}");
        WholeFile.Write(path, outgoing.Content);
        return path;
    }
}
