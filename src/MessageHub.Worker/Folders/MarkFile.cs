using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Worker.Operation;

namespace MessageHub.Worker.Folders;

/// <summary>
/// The mark of a worker on folders: a file beside them. Folders with answers beside a store that holds nothing are a mark too: of a store
/// that was there before this file was.
/// </summary>
internal sealed class MarkFile(DataFolders folders, RegisterStore store) : IMarkPlace
{
    public async Task<StoreMark?> ReadAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(folders.Mark))
            return StoreMark.From(await File.ReadAllBytesAsync(folders.Mark, cancellationToken));
        if (!HoldsFiles(folders.Out) && !HoldsFiles(folders.Done) || await store.HasArrivalsAsync(cancellationToken))
            return null;
        // They are of another store, whose life nobody knows.
        var filedAt = new[] { folders.Out, folders.Done }.Where(Directory.Exists).Max(Directory.GetLastWriteTimeUtc);
        return new(DateTimeOffset.UnixEpoch, filedAt, null, null);
    }

    public async Task WriteAsync(StoreMark mark, CancellationToken cancellationToken)
    {
        var temporary = $"{folders.Mark}.part";
        await using (var stream = OwnerOnly.CreateFile(temporary))
            await stream.WriteAsync(mark.ToBytes(), cancellationToken);
        File.Move(temporary, folders.Mark, overwrite: true);
    }

    private static bool HoldsFiles(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any();
}
