namespace MessageHub.Worker;

/// <summary>
/// A file that was taken from the folder <c>in</c>. Its id is in its name, so that a crash at any moment leaves a file that says which
/// inbox row it is: taking the same file up again never makes a second message of it.
/// </summary>
/// <param name="Id">The inbox id.</param>
/// <param name="Name">The name the file arrived with.</param>
/// <param name="Path">Where it stands now.</param>
internal sealed record WorkFile(Guid Id, string Name, string Path)
{
    private const int IdLength = 32;

    /// <summary>Takes a file: one rename, after which nobody else takes it.</summary>
    /// <exception cref="IOException">The file is gone, or the folder cannot be written.</exception>
    public static WorkFile Take(string file, DataFolders folders)
    {
        var id = Guid.CreateVersion7();
        var name = System.IO.Path.GetFileName(file);
        var path = System.IO.Path.Combine(folders.Work, $"{id:N}_{name}");
        File.Move(file, path);
        return new(id, name, path);
    }

    /// <summary>All files that were taken and not yet filed, oldest first.</summary>
    public static IEnumerable<WorkFile> All(DataFolders folders) =>
        Directory.EnumerateFiles(folders.Work).Order(StringComparer.Ordinal).Select(Parse).OfType<WorkFile>();

    /// <summary>The file of an inbox row, or null when it was filed already.</summary>
    public static WorkFile? Find(Guid id, DataFolders folders) =>
        Directory.EnumerateFiles(folders.Work, $"{id:N}_*").Select(Parse).FirstOrDefault();

    /// <summary>Moves the file to a folder under the name it arrived with; when that is taken, with a number behind it.</summary>
    /// <returns>The path it got.</returns>
    public string MoveTo(string folder)
    {
        var (stem, extension) = (System.IO.Path.GetFileNameWithoutExtension(Name), System.IO.Path.GetExtension(Name));
        for (var copy = 1; ; copy++)
        {
            var target = System.IO.Path.Combine(folder, copy == 1 ? Name : $"{stem}-{copy}{extension}");
            if (File.Exists(target))
                continue;
            File.Move(Path, target);
            return target;
        }
    }

    private static WorkFile? Parse(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        return name.Length > IdLength + 1 && name[IdLength] == '_' && Guid.TryParseExact(name[..IdLength], "N", out var id)
            ? new(id, name[(IdLength + 1)..], path)
            : null;
    }
}
