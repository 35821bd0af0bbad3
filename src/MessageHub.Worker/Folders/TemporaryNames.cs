namespace MessageHub.Worker.Folders;

/// <summary>
/// Names that usual programs give a file while it is not yet what it is going to be: browsers and transfer programs while they fetch or
/// send it, editors and office programs while they have it open. The program itself gives it its own name when it is complete, or removes
/// it.
/// </summary>
internal static class TemporaryNames
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".part", ".partial", ".filepart", // WinSCP, Firefox, curl in scripts, ownCloud
        ".crdownload", ".download", ".opdownload", ".incomplete", // Chrome and Edge, Safari, Opera, Transmission and SFTP servers
        ".tmp", ".temp", ".lock", ".lck",
        ".swp", ".swo", ".swx", // vi
        ".uploading", ".upload", ".inprogress", ".writing", ".processing", ".aria2", ".!ut", ".crswap",
    };

    public static bool Is(string name) =>
        // Hidden: rsync (.name.XXXXXX), FTP servers (.in.name.), vi, LibreOffice (.~lock.name#), network file systems (.nfs…).
        name is ['.', ..]
        // Office (~$name, ~WRL0001), Syncthing (~syncthing~name); Emacs and other editors (name~, #name#).
        or ['~', ..] or [.., '~'] or ['#', .., '#']
        || Extensions.Contains(Path.GetExtension(name))
        // macOS while it replaces a file: name.sb-1a2b3c4d-AbCdEf.
        || Path.GetExtension(name).StartsWith(".sb-", StringComparison.Ordinal);
}
