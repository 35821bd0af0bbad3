using System.ComponentModel;
using System.Diagnostics;

namespace MessageHub.Berichten.Tests.Schemas;

/// <summary>
/// A second opinion: libxml2. The folder with messages is used again for each batch: to write over a file takes a
/// fraction of the time that it takes to make one.
/// </summary>
public sealed class XmlLint : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schemas-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Judges many messages in few calls; the answer has one verdict per message, in order.</summary>
    public IReadOnlyList<bool> Validate(string schema, IReadOnlyList<byte[]> messages) =>
        messages.Chunk(1000).SelectMany(batch => ValidateBatch(schema, batch)).ToList();

    private bool[] ValidateBatch(string schema, byte[][] messages)
    {
        var start = new ProcessStartInfo("xmllint", ["--noout", "--nonet", "--schema", schema])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardError = true,
        };
        for (var i = 0; i < messages.Length; i++)
        {
            WriteOver(Path.Combine(_folder.FullName, $"{i}.xml"), messages[i]);
            start.ArgumentList.Add($"{i}.xml");
        }
        var lines = Run(start).Split('\n').ToHashSet();
        var verdicts = new bool[messages.Length];
        for (var i = 0; i < messages.Length; i++)
        {
            verdicts[i] = lines.Contains($"{i}.xml validates");
            if (verdicts[i] == lines.Contains($"{i}.xml fails to validate"))
                throw new InvalidOperationException($"xmllint has no verdict on message {i} with {schema}");
        }
        return verdicts;
    }

    /// <summary>Not emptied first: some file systems wait for the disk when an emptied file is closed.</summary>
    private static void WriteOver(string path, byte[] content)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(content);
        file.SetLength(content.Length);
    }

    private static string Run(ProcessStartInfo start)
    {
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(
                "xmllint is not on the PATH. The schemas are compared with libxml2; install Debian's libxml2-utils.", e);
        }
    }
}
