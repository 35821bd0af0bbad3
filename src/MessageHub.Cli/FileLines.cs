using System.Xml;
using MessageHub.Processing;

namespace MessageHub.Cli;

/// <summary>
/// Reports on which line of the file the record of a finding begins. A message that was read keeps no line numbers: most have no finding,
/// so the few that have are looked up afterwards, in one pass over the bytes.
/// </summary>
internal static class FileLines
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The result with the line of each finding that names a path and has none yet (the complaints of a schema have).</summary>
    public static BerichtResult AddTo(BerichtResult result, byte[] content)
    {
        var paths = result.Findings.Where(f => f is { Line: null, Path: not null }).Select(f => f.Path!).ToHashSet(StringComparer.Ordinal);
        if (paths.Count == 0)
            return result;
        var lines = Find(paths, content);
        return result with
        {
            Findings =
            [
                .. result.Findings.Select(
                    f => f.Line is null && f.Path is not null && lines.TryGetValue(f.Path, out var line) ? f with { Line = line } : f),
            ],
        };
    }

    private static Dictionary<string, int> Find(HashSet<string> paths, byte[] content)
    {
        var root = new Step();
        foreach (var path in paths)
            root.To(path);
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        using var reader = XmlReader.Create(new MemoryStream(content, writable: false), Settings);
        reader.MoveToContent();
        Walk(reader, root.Next($"{reader.LocalName}"), found);
        return found;
    }

    /// <summary>Goes down only where a path that is looked for goes.</summary>
    private static void Walk(XmlReader reader, Step? here, Dictionary<string, int> found)
    {
        if (here is null)
        {
            reader.Skip();
            return;
        }

        if (here.Path is { } path)
            found[path] = ((IXmlLineInfo)reader).LineNumber;
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }

        var depth = reader.Depth;
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType is not XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            var position = positions[reader.LocalName] = positions.GetValueOrDefault(reader.LocalName) + 1;
            Walk(reader, here.Next($"{reader.LocalName}[{position}]"), found);
        }

        reader.Read();
    }

    /// <summary>The paths as a tree of steps.</summary>
    private sealed class Step
    {
        private readonly Dictionary<string, Step> next = new(StringComparer.Ordinal);

        /// <summary>The path that ends here, or null.</summary>
        public string? Path { get; private set; }

        public Step? Next(string step) => next.GetValueOrDefault(step);

        public void To(string path)
        {
            var step = this;
            foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!step.next.TryGetValue(name, out var following))
                    step.next[name] = following = new();
                step = following;
            }

            step.Path = path;
        }
    }
}
