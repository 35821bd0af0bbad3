namespace MessageHub.Register.Database;

/// <summary>
/// Files and folders that hold care data are for the user this program runs as, and for nobody else on the machine, whatever the umask
/// says. Windows keeps rights in another way and gives a file those of its folder: there this does nothing.
/// </summary>
public static class OwnerOnly
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder = File | UnixFileMode.UserExecute;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Makes a folder, with those above it. One that is there keeps the rights that somebody gave it.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        // Of several that are missing, .NET gives the rights to the last one only.
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } parent)
            CreateFolder(parent);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, Folder);
    }

    /// <summary>Makes a file to write to; one that is there is emptied, unless the mode says otherwise.</summary>
    public static FileStream CreateFile(string path, FileMode mode = FileMode.Create)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File;
        return new(path, options);
    }

    /// <summary>Takes a file that came from elsewhere away from others. Never a link: its target would be meant.</summary>
    public static void Close(string path)
    {
        if (OperatingSystem.IsWindows() || !IsOpen(path))
            return;
        try
        {
            System.IO.File.SetUnixFileMode(path, File);
        }
        catch (UnauthorizedAccessException)
        {
            // It is the file of who put it here; the folder it stands in is closed.
        }
    }

    /// <summary>Others may do something with this file or folder.</summary>
    public static bool IsOpen(string path) =>
        !OperatingSystem.IsWindows() && Path.Exists(path) && (System.IO.File.GetUnixFileMode(path) & Others) != 0;
}
