using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace MessageHub.HubSimulator.Envelopes;

/// <summary>The XSDs of the envelope, compiled once.</summary>
public static class EnvelopeSchema
{
    /// <summary>Where the schemas and the WSDL lie beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "schemas", "ggk");

    private static readonly XmlSchemaSet Set = Compile();

    /// <summary>
    /// The first complaint about a message, or null. A warning, as for an unknown root, is a complaint. Texts may quote the message.
    /// </summary>
    public static string? Validate(XElement message)
    {
        using var reader = message.CreateReader();
        return Validate(reader);
    }

    /// <inheritdoc cref="Validate(XElement)"/>
    /// <exception cref="XmlException">It is not XML.</exception>
    public static string? Validate(byte[] message)
    {
        using var reader = XmlReader.Create(
            new MemoryStream(message, writable: false), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return Validate(reader);
    }

    private static string? Validate(XmlReader plain)
    {
        string? complaint = null;
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            Schemas = Set,
            ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings,
        };
        settings.ValidationEventHandler += (_, e) => complaint ??= e.Message;
        using var reader = XmlReader.Create(plain, settings);
        while (complaint is null && reader.Read())
        {
        }

        return complaint;
    }

    private static XmlSchemaSet Compile()
    {
        var set = new XmlSchemaSet { XmlResolver = null };
        set.ValidationEventHandler += (_, e) =>
        {
            if (e.Severity is XmlSeverityType.Error)
                throw e.Exception;
        };
        foreach (var name in new[] { "stuf0301.xsd", "ggk0210.xsd" })
        {
            using var reader = XmlReader.Create(File.OpenRead(Path.Combine(Folder, name)), new() { CloseInput = true, XmlResolver = null });
            set.Add(null, reader);
        }

        set.Compile();
        return set;
    }
}
