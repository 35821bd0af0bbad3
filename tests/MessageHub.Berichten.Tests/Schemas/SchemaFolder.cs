using System.Xml;
using System.Xml.Schema;

namespace MessageHub.Berichten.Tests.Schemas;

/// <summary>The schemas as they are shipped beside the product.</summary>
internal static class SchemaFolder
{
    public static string Root => Path.Combine(AppContext.BaseDirectory, "schemas");

    public static string PathOf(string family, string name) => Path.Combine(Root, family, "3.2", name + ".xsd");

    public static string PathOf(MessageTable table) => PathOf(table.Family, table.Name);

    /// <summary>Compiles a schema with what it imports; any complaint, a warning too, is an exception.</summary>
    public static XmlSchemaSet Compile(string path)
    {
        var set = new XmlSchemaSet { XmlResolver = new FolderResolver(Path.GetDirectoryName(path)!) };
        set.ValidationEventHandler += (_, e) => throw new XmlSchemaException($"{path}: {e.Severity}: {e.Message}");
        set.Add(null, path);
        set.Compile();
        return set;
    }

    /// <summary>The first complaint of .NET about a message, or <c>null</c>. A warning is a complaint.</summary>
    public static string? Validate(XmlSchemaSet schemas, byte[] message)
    {
        string? complaint = null;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            ValidationType = ValidationType.Schema,
            Schemas = schemas,
            // Without this a document with an unknown root passes unjudged.
            ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings,
        };
        settings.ValidationEventHandler += (_, e) => complaint ??= e.Message;
        using var stream = new MemoryStream(message);
        using var reader = XmlReader.Create(stream, settings);
        while (complaint is null && reader.Read())
        {
        }
        return complaint;
    }

    /// <summary>Opens nothing but files of one folder.</summary>
    private sealed class FolderResolver(string folder) : XmlResolver
    {
        public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
        {
            if (!absoluteUri.IsFile || Path.GetDirectoryName(absoluteUri.LocalPath) != folder)
                throw new XmlException($"Outside the schema folder: {absoluteUri}");
            return File.OpenRead(absoluteUri.LocalPath);
        }
    }
}
