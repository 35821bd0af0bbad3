using MessageHub.Berichten;

namespace MessageHub.Cli;

/// <summary>
/// The files a command is given: files as they stand, <c>-</c> for standard input, a folder for its <c>*.xml</c> in ordinal order.
/// </summary>
internal static class InputFiles
{
    public const string StandardInput = "-";

    /// <summary>A million rows fit in it; what is larger is another file by mistake, and is not read into memory.</summary>
    private const int LargestTable = 100 * 1024 * 1024;

    /// <exception cref="UsageException">A path does not exist.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path, "*.xml").Order(StringComparer.Ordinal));
            else if (path == StandardInput || File.Exists(path))
                files.Add(path);
            else
                throw new UsageException($"{path}: no such file or folder.");
        }

        return files;
    }

    public static string NameOf(string path) => path == StandardInput ? path : Path.GetFileName(path);

    /// <exception cref="UsageException">The file may not be read.</exception>
    public static Stream Open(string path)
    {
        try
        {
            return path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: may not be read.");
        }
    }

    /// <summary>The bytes of a file, or null when it is larger than the limit: then it is not read.</summary>
    /// <exception cref="UsageException">The file may not be read.</exception>
    public static byte[]? Read(string path, BerichtReader reader)
    {
        using var stream = Open(path);
        if (stream.CanSeek && stream.Length > reader.MaxBytes)
            return null;
        using var content = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length > reader.MaxBytes)
                return null;
        }

        return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
    }

    /// <summary>The bytes of a file with a table.</summary>
    /// <exception cref="UsageException">There is no such file, or it is too large.</exception>
    public static byte[] ReadTable(string path)
    {
        if (path != StandardInput && !File.Exists(path))
            throw new UsageException($"{path}: no such file.");
        using var stream = Open(path);
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length > LargestTable)
                throw new UsageException($"{path}: larger than {LargestTable / (1024 * 1024)} MB.");
        }

        return content.ToArray();
    }
}
