using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.Values;

/// <summary>A set of schemas of an operator: ours, altered.</summary>
internal sealed class OperatorSet : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("operator-");

    public OperatorSet(Func<string, string> alter)
    {
        foreach (var family in new[] { "ijw", "iwmo" })
        {
            var own = folder.CreateSubdirectory(Path.Combine(family, "3.2"));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(SchemaFolder.Root, family, "3.2")))
                File.WriteAllText(Path.Combine(own.FullName, Path.GetFileName(file)), alter(File.ReadAllText(file)));
        }
    }

    public BerichtReader Reader => new(new SchemaLibrary(folder.FullName));

    /// <summary>With the patterns of the standard as they are published: ours are others, that accept the same.</summary>
    public static OperatorSet AsPublished() => new(xsd => xsd
        .Replace("""<xs:pattern value="[ \t]*[^ \t\n\r][^\n\r]*"/>""", """<xs:pattern value=".*[^\s].*"/>""", StringComparison.Ordinal)
        .Replace(
            """<xs:pattern value="[ \t\n\r]*[^ \t\n\r][\s\S]*"/>""", """<xs:pattern value="([.\s]*\S+[.\s]*)+"/>""",
            StringComparison.Ordinal)
        .Replace("""<xs:pattern value="[^Z+\-]+"/>""", """<xs:pattern value="[^Z+-]+"/>""", StringComparison.Ordinal)
        .Replace("""<xs:whiteSpace value="replace"/>""", "", StringComparison.Ordinal));

    /// <summary>With another type for the Commentaar.</summary>
    public static OperatorSet WithCommentaar(string content) => new(xsd =>
    {
        var start = xsd.IndexOf("<xs:simpleType name=\"LDT_Commentaar\">", StringComparison.Ordinal);
        return start < 0
            ? xsd
            : xsd[..start] + $"<xs:simpleType name=\"LDT_Commentaar\">{content}"
                + xsd[xsd.IndexOf("</xs:simpleType>", start, StringComparison.Ordinal)..];
    });

    public string PathOf(MessageTable table) => Path.Combine(folder.FullName, table.Family, "3.2", table.Name + ".xsd");

    public void Dispose() => folder.Delete(recursive: true);
}
