using System.Text;
using System.Xml;

namespace MessageHub.Gateway.Ggk;

/// <summary>
/// Writes elements as the examples of the standard show them: two spaces for each level, a party on one line, UTF-8 without byte order
/// mark, line feeds, and namespaces declared on the root of the envelope.
/// </summary>
internal sealed class EnvelopeLayout : IDisposable
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    };

    private int depth;

    public EnvelopeLayout(Stream output)
    {
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        Xml = XmlWriter.Create(output, Settings);
    }

    public XmlWriter Xml { get; }

    public void Open(string prefix, string name, string @namespace)
    {
        if (depth > 0)
            NewLine();
        Xml.WriteStartElement(prefix, name, @namespace);
        depth++;
    }

    public void Close()
    {
        depth--;
        NewLine();
        Xml.WriteEndElement();
    }

    public void Leaf(string prefix, string name, string @namespace, string value)
    {
        NewLine();
        Xml.WriteElementString(prefix, name, @namespace, value);
    }

    /// <summary>An element on the same line as the one before.</summary>
    public void Inline(string prefix, string name, string @namespace, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Xml.WriteElementString(prefix, name, @namespace, value);
    }

    public void NewLine() => Xml.WriteWhitespace("\n" + new string(' ', 2 * depth));

    public void OpenSoap()
    {
        Open("soapenv", "Envelope", GgkNames.Soap);
        Open("soapenv", "Body", GgkNames.Soap);
    }

    public void CloseSoap()
    {
        Close();
        Close();
    }

    public void Dispose() => Xml.Dispose();
}
