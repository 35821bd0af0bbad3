using MessageHub.Register.Database;

namespace MessageHub.Processing.Files;

/// <summary>Files that appear under their name only when they are complete and on the disk, for nobody but their owner.</summary>
public static class WholeFile
{
    /// <summary>Writes a file beside its place first. A file that is there already with these bytes is left alone.</summary>
    /// <exception cref="IOException">The folder cannot be written, the disk is full, or another file has this name.</exception>
    public static void Write(string path, byte[] content)
    {
        if (Holds(path, content))
            return;
        var folder = Path.GetDirectoryName(path)!;
        OwnerOnly.CreateFolder(folder);
        var temporary = TemporaryOf(path);
        using (var stream = OwnerOnly.CreateFile(temporary))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path);
    }

    /// <summary>Whether a file is there and has exactly these bytes.</summary>
    public static bool Holds(string path, byte[] content)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);
    }

    /// <summary>Hidden, and short enough for a name that is as long as names can be.</summary>
    private static string TemporaryOf(string path)
    {
        var name = Path.GetFileName(path);
        return Path.Combine(Path.GetDirectoryName(path)!, $".{(name.Length > 50 ? name[..50] : name)}.part");
    }
}
