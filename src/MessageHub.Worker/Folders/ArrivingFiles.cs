namespace MessageHub.Worker.Folders;

/// <summary>
/// The files in a folder that are there to be taken: a message that looks whole when two looks find it unchanged, anything else when it has
/// rested for some time. Temporary files, links and folders are not meant for us.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="restTime">How long a file that does not look whole must stay as it is: whoever writes it may be slow.</param>
/// <param name="clock">Measures that.</param>
internal sealed class ArrivingFiles(string folder, TimeSpan restTime, TimeProvider clock)
{
    private Dictionary<string, Seen> seen = [];
    private HashSet<string> leftAlone = [];

    /// <summary>What the last look met for the first time and will never take, by the name it has.</summary>
    public IReadOnlyList<(string Name, string What)> NewlyLeftAlone { get; private set; } = [];

    /// <summary>Looks, and returns the paths of the files that are complete, in order of name.</summary>
    public List<string> Complete()
    {
        var complete = new List<string>();
        var now = new Dictionary<string, Seen>();
        var left = new List<(string Name, string What)>();
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            if (TemporaryNames.Is(entry.Name))
                continue;
            if (WhyNot(entry) is { } what)
                left.Add((entry.Name, what));
            else if (entry is FileInfo { Exists: true } file && Look(file, now))
                complete.Add(file.FullName);
        }

        NewlyLeftAlone = [.. left.Where(l => !leftAlone.Contains(l.Name))];
        leftAlone = [.. left.Select(l => l.Name)];
        seen = now;
        return complete;
    }

    /// <summary>Why something cannot be taken, or null.</summary>
    private static string? WhyNot(FileSystemInfo entry)
    {
        // Whoever may put a link here could have us read a file that is not his.
        if (entry.LinkTarget is not null)
            return "a link";
        if (entry is DirectoryInfo)
            return "a folder";
        entry.Refresh();
        // It stands in the list and cannot be found: its bytes are no text, so that the name we have is not its name.
        return !entry.Exists && entry.Name.Contains('\uFFFD') ? "a file whose name is not UTF-8" : null;
    }

    private bool Look(FileInfo file, Dictionary<string, Seen> now)
    {
        var state = (file.Length, file.LastWriteTimeUtc);
        if (!seen.TryGetValue(file.FullName, out var before) || before.State != state)
        {
            now[file.FullName] = new(state, clock.GetTimestamp());
            return false;
        }

        now[file.FullName] = before;
        return LooksWhole(file) || clock.GetElapsedTime(before.Since) >= restTime;
    }

    private static bool LooksWhole(FileInfo file)
    {
        try
        {
            using var stream = file.Length > 0 ? PlainFile.TryOpen(file.FullName) : null;
            return stream is not null && XmlEnds.Meet(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is taken when it has rested; then it is reported why it cannot be read.
            return false;
        }
    }

    /// <summary>A file as it has been since a moment.</summary>
    private sealed record Seen((long Length, DateTime Written) State, long Since);
}
