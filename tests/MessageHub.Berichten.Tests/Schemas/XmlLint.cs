using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

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

    /// <summary>
    /// Judges many values in one call: each is an element on a line of its own, and libxml2 names the lines that are wrong.
    /// </summary>
    /// <param name="imported">The schemas that the types are from, by namespace.</param>
    /// <param name="values">
    /// The value as it stands in XML, and its type: a name with the prefix "t" of the imported schema, or a definition.
    /// </param>
    public IReadOnlyList<bool> ValidateValues((string Namespace, string Path)? imported, IReadOnlyList<(string Type, string Value)> values)
    {
        var types = values.Select(v => v.Type).Distinct().ToList();
        var elements = types.Select((type, i) => type.StartsWith('<')
            ? $"<xs:element name=\"v{i}\"><xs:simpleType>{type}</xs:simpleType></xs:element>"
            : $"<xs:element name=\"v{i}\" type=\"{type}\"/>");
        File.WriteAllText(Path.Combine(_folder.FullName, "values.xsd"), $"""
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="{imported?.Namespace ?? "urn:none"}">
            {(imported is { } import ? $"<xs:import namespace=\"{import.Namespace}\" schemaLocation=\"{import.Path}\"/>" : "")}
            <xs:element name="values"><xs:complexType><xs:choice maxOccurs="unbounded">{string.Concat(elements)}</xs:choice></xs:complexType></xs:element>
            </xs:schema>
            """);
        var document = new StringBuilder("<values>");
        var lines = new List<int>();
        var line = 1;
        foreach (var (type, value) in values)
        {
            lines.Add(++line);
            var element = $"\n<v{types.IndexOf(type)}>{value}</v{types.IndexOf(type)}>".Replace("\r\n", "\n", StringComparison.Ordinal);
            line += element.Count(c => c == '\n') - 1;
            document.Append(element);
        }
        File.WriteAllText(Path.Combine(_folder.FullName, "values.xml"), document.Append("</values>").ToString());

        var output = Run(new ProcessStartInfo("xmllint", ["--noout", "--nonet", "--schema", "values.xsd", "values.xml"])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardError = true,
        });
        var wrong = Regex.Matches(output, "^values\\.xml:([0-9]+): element v[0-9]+: Schemas validity error", RegexOptions.Multiline)
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToHashSet();
        if (!wrong.IsSubsetOf(lines) || output.Contains("values.xml validates", StringComparison.Ordinal) != (wrong.Count == 0))
            throw new InvalidOperationException($"xmllint has no verdict on the values: {output[..Math.Min(output.Length, 2000)]}");
        return lines.Select(number => !wrong.Contains(number)).ToList();
    }

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
