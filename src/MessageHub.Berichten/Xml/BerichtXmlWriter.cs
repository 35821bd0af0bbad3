using System.Text;
using System.Xml;

namespace MessageHub.Berichten.Xml;

/// <summary>
/// Writes elements in the two namespaces of a message: classes in that of the message, children of composite types in that of the
/// basisschema. UTF-8 without byte order mark, CR LF behind each element (OP192), and no byte more: an answer repeats thousands of lines
/// and has to fit where the message did.
/// </summary>
internal sealed class BerichtXmlWriter : IDisposable
{
    /// <summary>The root element of every message.</summary>
    private const string Root = "Bericht";

    /// <summary>Of the basisschema. The message itself has the default namespace, so that most elements need no prefix.</summary>
    private const string BasisschemaPrefix = "b";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "",
        NewLineChars = "\r\n",
        NewLineHandling = NewLineHandling.Replace,
    };

    private readonly XmlWriter writer;
    private readonly BerichtIdentity identity;
    private readonly List<(string Name, bool InComposite)> pending = [];
    private bool inComposite;

    public BerichtXmlWriter(Stream stream, BerichtIdentity identity)
    {
        writer = XmlWriter.Create(stream, Settings);
        this.identity = identity;
    }

    /// <summary>
    /// Starts an element with child elements. It appears with the first of them: one without content is left out (RS033).
    /// </summary>
    public void WriteStart(string name) => pending.Add((name, inComposite));

    public void WriteEnd()
    {
        if (pending.Count > 0)
            pending.RemoveAt(pending.Count - 1);
        else
            writer.WriteEndElement();
    }

    /// <summary>Writes an element with a value; without a value there is no element (RS033).</summary>
    public void WriteElement(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        foreach (var (start, composite) in pending)
            Start(start, composite);
        pending.Clear();
        Start(name, inComposite);
        WriteText(value);
        writer.WriteEndElement();
    }

    /// <summary>
    /// From here on elements belong to a class or to a composite type; returns what to give back to <see cref="LeaveClass"/>.
    /// </summary>
    public bool EnterClass(bool isComposite)
    {
        var outer = inComposite;
        inComposite = isComposite;
        return outer;
    }

    public void LeaveClass(bool outer) => inComposite = outer;

    public void Dispose() => writer.Dispose();

    private void Start(string name, bool composite)
    {
        if (composite)
            writer.WriteStartElement(BasisschemaPrefix, name, identity.BasisschemaNamespace);
        else
            writer.WriteStartElement(name, identity.Namespace);
        if (name == Root)
            writer.WriteAttributeString("xmlns", BasisschemaPrefix, null, identity.BasisschemaNamespace);
    }

    private void WriteText(string value)
    {
        // A line feed leaves as CR LF and comes back as a line feed; a bare carriage return survives only as a reference.
        var start = 0;
        for (var at = value.IndexOf('\r'); at >= 0; at = value.IndexOf('\r', start))
        {
            writer.WriteString(value[start..at]);
            writer.WriteCharEntity('\r');
            start = at + 1;
        }

        writer.WriteString(start == 0 ? value : value[start..]);
    }
}
