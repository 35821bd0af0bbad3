namespace MessageHub.Worker.Folders;

/// <summary>
/// The files in a folder that are there to be taken: those that did not change between two looks. Hidden and temporary files, links and
/// folders are not meant for us.
/// </summary>
internal sealed class ArrivingFiles(string folder)
{
    private Dictionary<string, (long Length, DateTime Written)> seen = [];

    /// <summary>The last look met a file whose name cannot be told, so that it cannot be taken.</summary>
    public bool HasUnusableNames { get; private set; }

    /// <summary>Looks, and returns the paths of the files that are as they were at the look before, in order of name.</summary>
    public List<string> Complete()
    {
        var complete = new List<string>();
        var now = new Dictionary<string, (long Length, DateTime Written)>();
        HasUnusableNames = false;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (file.Name.StartsWith('.') || file.Extension is ".part" or ".tmp" || StateOf(file) is not { } state)
                continue;
            if (seen.TryGetValue(file.FullName, out var before) && before == state)
                complete.Add(file.FullName);
            now[file.FullName] = state;
        }

        seen = now;
        return complete;
    }

    /// <summary>What a look sees of a file, or null when it cannot be taken.</summary>
    private (long Length, DateTime Written)? StateOf(FileInfo file)
    {
        // Whoever may put a link here could have us read a file that is not his.
        if (file.LinkTarget is not null)
            return null;
        file.Refresh();
        if (file.Exists)
            return (file.Length, file.LastWriteTimeUtc);
        // Gone between the list and this moment, or with a name that is no text.
        HasUnusableNames |= file.Name.Contains('\uFFFD');
        return null;
    }
}
