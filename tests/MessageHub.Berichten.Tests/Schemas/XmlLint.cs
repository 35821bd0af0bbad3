using System.ComponentModel;
using System.Diagnostics;

namespace MessageHub.Berichten.Tests.Schemas;

/// <summary>A second opinion: libxml2.</summary>
internal static class XmlLint
{
    /// <summary>Judges many messages in few calls; the answer has one verdict per message, in order.</summary>
    public static IReadOnlyList<bool> Validate(string schema, IReadOnlyList<byte[]> messages)
    {
        var folder = Directory.CreateTempSubdirectory("schemas-");
        try
        {
            var verdicts = new List<bool>(messages.Count);
            foreach (var batch in messages.Chunk(1000))
                verdicts.AddRange(ValidateBatch(folder.FullName, schema, batch));
            return verdicts;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<bool> ValidateBatch(string folder, string schema, byte[][] messages)
    {
        var start = new ProcessStartInfo("xmllint", ["--noout", "--nonet", "--schema", schema])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
        };
        for (var i = 0; i < messages.Length; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{i}.xml"), messages[i]);
            start.ArgumentList.Add($"{i}.xml");
        }
        var lines = Run(start).Split('\n').ToHashSet();
        foreach (var i in Enumerable.Range(0, messages.Length))
        {
            var valid = lines.Contains($"{i}.xml validates");
            if (valid == lines.Contains($"{i}.xml fails to validate"))
                throw new InvalidOperationException($"xmllint has no verdict on message {i} with {schema}");
            yield return valid;
        }
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
