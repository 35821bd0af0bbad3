using System.Text;

namespace MessageHub.Worker.Folders;

/// <summary>Names for files that are put away: nothing is overwritten, and no name is longer than a file system takes.</summary>
internal static class FileNames
{
    /// <summary>Bytes in a name on every file system in use.</summary>
    private const int MaxBytes = 255;

    /// <summary>The name itself, or when it is taken the name with a number before its extension.</summary>
    /// <param name="folder">Where the file goes.</param>
    /// <param name="name">The name it has.</param>
    /// <param name="room">Bytes to keep free, for a name that is made of this one.</param>
    /// <param name="isFree">Says whether a path can be used.</param>
    public static string FreeIn(string folder, string name, int room, Predicate<string> isFree)
    {
        for (var copy = 1; ; copy++)
        {
            var path = Path.Combine(folder, Fitted(name, copy == 1 ? "" : $"-{copy}", MaxBytes - room));
            if (isFree(path))
                return path;
        }
    }

    private static string Fitted(string name, string number, int bytes)
    {
        var extension = Path.GetExtension(name);
        // An extension this long is no extension.
        if (Encoding.UTF8.GetByteCount(extension) > 16)
            extension = "";
        var stem = name[..^extension.Length];
        var fixedBytes = Encoding.UTF8.GetByteCount(number + extension);
        while (stem.Length > 1 && Encoding.UTF8.GetByteCount(stem) + fixedBytes > bytes)
            stem = stem[..^(char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        return stem + number + extension;
    }
}
