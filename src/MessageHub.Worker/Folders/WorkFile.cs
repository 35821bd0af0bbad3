using MessageHub.Processing.Files;
using MessageHub.Register.Database;

namespace MessageHub.Worker.Folders;

/// <summary>
/// A file that was taken from the folder <c>in</c>. It stands in a folder named after its inbox id, so that a crash at any moment leaves
/// a file that says which inbox row it is: taking the same file up again never makes a second message of it. Its own name stays as it
/// was, however long it is.
/// </summary>
/// <param name="Id">The inbox id.</param>
/// <param name="Name">The name the file arrived with.</param>
/// <param name="Path">Where it stands now.</param>
internal sealed record WorkFile(Guid Id, string Name, string Path)
{
    /// <summary>Takes a file: one rename, after which nobody else takes it.</summary>
    /// <exception cref="IOException">The file is gone, or the folder cannot be written.</exception>
    public static WorkFile Take(string file, DataFolders folders)
    {
        var id = Guid.CreateVersion7();
        var name = System.IO.Path.GetFileName(file);
        var folder = FolderOf(id, folders);
        OwnerOnly.CreateFolder(folder);
        var path = System.IO.Path.Combine(folder, name);
        try
        {
            File.Move(file, path);
        }
        catch
        {
            RemoveFolder(folder);
            throw;
        }

        // Before the store knows it: a file that stands in the folder in again after a loss of power would become a second message.
        FolderFlush.ToDisk(folder);
        FolderFlush.ToDisk(folders.Work);
        return new(id, name, path);
    }

    /// <summary>The ids of all files that were taken and not yet filed, oldest first.</summary>
    public static IEnumerable<Guid> Ids(DataFolders folders) =>
        from folder in Directory.EnumerateDirectories(folders.Work).Order(StringComparer.Ordinal)
        where Guid.TryParseExact(System.IO.Path.GetFileName(folder), "N", out _)
        select Guid.ParseExact(System.IO.Path.GetFileName(folder), "N");

    /// <summary>The file of an inbox row, or null when it was filed already.</summary>
    public static WorkFile? Find(Guid id, DataFolders folders)
    {
        var folder = FolderOf(id, folders);
        if (!Directory.Exists(folder))
            return null;
        if (Directory.EnumerateFileSystemEntries(folder).FirstOrDefault() is { } path)
            return new(id, System.IO.Path.GetFileName(path), path);
        // A crash came between making the folder and the file, or between filing the file and removing the folder.
        RemoveFolder(folder);
        return null;
    }

    /// <summary>It is still there, whatever it is.</summary>
    public bool Exists => System.IO.Path.Exists(Path) || new FileInfo(Path).LinkTarget is not null;

    /// <summary>Moves the file out of the work folder.</summary>
    public void MoveTo(string target)
    {
        // Somebody was quicker than the taking and put a folder, or a link to one, in the place of the file.
        if (Directory.Exists(Path))
            Directory.Move(Path, target);
        else
            File.Move(Path, target);
        RemoveFolder(System.IO.Path.GetDirectoryName(Path)!);
    }

    private static string FolderOf(Guid id, DataFolders folders) => System.IO.Path.Combine(folders.Work, id.ToString("N"));

    private static void RemoveFolder(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An empty folder harms nobody and is met again at a next look.
        }
    }
}
