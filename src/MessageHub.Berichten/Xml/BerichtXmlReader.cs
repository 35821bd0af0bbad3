using System.Text;
using System.Xml;
using System.Xml.Schema;
using MessageHub.Berichten.Values;

namespace MessageHub.Berichten.Xml;

/// <summary>
/// A forward-only walk over a message that validates while it reads. Knows at each moment where it is, so that a complaint
/// names a path and never a value.
/// </summary>
internal sealed class BerichtXmlReader : IDisposable
{
    /// <summary>The deepest message of the standard has 9 levels; beyond this nothing is read any more.</summary>
    public const int MaxDepth = 64;

    /// <summary>A message of 25 MB with an error on every line must not become a report of 25 MB.</summary>
    public const int MaxComplaints = 100;

    /// <summary>A look at whether the reading has to end costs little, and still it is one for every node.</summary>
    private const int NodesBetweenLooks = 4096;

    private const string Xsi = XmlSchema.InstanceNamespace;

    private const string Xmlns = "http://www.w3.org/2000/xmlns/";

    private readonly XmlReader reader;
    private readonly XmlSchemaValidator validator;
    private readonly XmlSchemaInfo info = new();
    private readonly XmlValueGetter valueOfNode;
    private readonly BerichtSchema schema;
    private readonly CancellationToken cancellationToken;

    // Of the elements that are open, by depth. An element with a value has its values; null is one with elements.
    private readonly string?[] names = new string?[MaxDepth + 2];
    private readonly int[] positions = new int[MaxDepth + 2];
    private readonly XsdType?[] types = new XsdType?[MaxDepth + 2];
    private readonly XmlSchemaElement?[] declarations = new XmlSchemaElement?[MaxDepth + 2];
    private readonly List<SchemaComplaint> complaints = [];

    // Asked of the reader once per node.
    private XmlNodeType nodeType;
    private int depth;

    /// <summary>The depth of the element that a complaint is about.</summary>
    private int place;

    private int nodes;

    // The text of the innermost element: nearly always one piece. A hostile one has a comment after each letter and must not take quadratic
    // time.
    private string? text;
    private StringBuilder? more;

    /// <summary>Takes over a plain reader that stands on the root element.</summary>
    public BerichtXmlReader(XmlReader plain, BerichtSchema schema, CancellationToken cancellationToken)
    {
        this.cancellationToken = cancellationToken;
        reader = plain;
        this.schema = schema;
        valueOfNode = () => reader.Value;
        // No flags: attributes and schema locations that the schema does not know are errors, not hints.
        validator = new(plain.NameTable, schema.Set, (IXmlNamespaceResolver)plain, XmlSchemaValidationFlags.None);
        // With the root known a warning can only mean that something is not in the schema: then it does not belong.
        validator.ValidationEventHandler += (_, e) => Complain(Describe(e.Exception.Message));
        validator.Initialize();
        TakeNode();
    }

    public IReadOnlyList<SchemaComplaint> Complaints => complaints;

    public bool IsElement => nodeType is XmlNodeType.Element;

    public bool IsEmptyElement => reader.IsEmptyElement;

    public int Depth => depth;

    public string LocalName => reader.LocalName;

    /// <summary>Goes to the next node; false at the end, and when there are so many complaints that no more are reported.</summary>
    /// <exception cref="XmlException">The message is not well-formed XML.</exception>
    /// <exception cref="MessageTooDeepException">Elements are nested beyond <see cref="MaxDepth"/>.</exception>
    /// <exception cref="OperationCanceledException">Whoever asked for it does not want it any more.</exception>
    public bool Read()
    {
        if (complaints.Count >= MaxComplaints || !reader.Parsed(static r => r.Read()))
            return false;
        if (++nodes % NodesBetweenLooks == 0)
            cancellationToken.ThrowIfCancellationRequested();
        TakeNode();
        return true;
    }

    /// <summary>One copy of a text that repeats.</summary>
    public string Intern(string value) => reader.NameTable.Add(value);

    /// <summary>
    /// The text of the element the reader stands on, over CDATA and comments, with the blanks as its type wants them; leaves the reader on
    /// its end tag.
    /// </summary>
    public string ReadText()
    {
        SkipChildren();
        return text ?? "";
    }

    /// <summary>Calls <paramref name="read"/> on each child element; it must leave the reader on the end tag of that child.</summary>
    public void ForEachChild<TState>(TState state, Action<BerichtXmlReader, TState> read)
    {
        if (reader.IsEmptyElement)
            return;
        var outer = depth;
        while (Read() && depth > outer)
        {
            if (nodeType is XmlNodeType.Element)
                read(this, state);
        }
    }

    /// <summary>Passes over all below the element the reader stands on; leaves the reader on its end tag.</summary>
    public void SkipChildren()
    {
        if (reader.IsEmptyElement)
            return;
        var outer = depth;
        while (Read() && depth > outer)
        {
        }
    }

    /// <summary>
    /// Complains about a value that cannot be taken over: a schema of an operator may allow a number that our types do not hold, and this
    /// is what keeps the message from being read wrongly.
    /// </summary>
    public TValue? Unreadable<TValue>(string element)
    {
        if (complaints.Count == 0)
            Complain($"De waarde van {element} kan niet worden gelezen.");
        return default;
    }

    public void Dispose() => reader.Dispose();

    private void TakeNode()
    {
        nodeType = reader.NodeType;
        depth = reader.Depth;
        switch (nodeType)
        {
            case XmlNodeType.Element:
                EnterElement();
                if (reader.IsEmptyElement)
                    LeaveElement();
                break;
            case XmlNodeType.EndElement:
                LeaveElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when depth > 0:
                TakeText();
                break;
        }
    }

    private void EnterElement()
    {
        if (depth > MaxDepth)
            throw new MessageTooDeepException();
        var name = reader.LocalName;
        positions[depth] = ReferenceEquals(names[depth], name) ? positions[depth] + 1 : 1;
        names[depth] = name;
        names[depth + 1] = null;
        (place, text, more) = (depth, null, null);
        if (reader.HasAttributes)
        {
            ValidateWithAttributes(name);
        }
        else
        {
            validator.ValidateElement(name, reader.NamespaceURI, info);
            validator.ValidateEndOfAttributes(null);
        }

        // The content of an element that is said to be nil is nothing, which .NET says.
        types[depth] = info.SchemaType is { } type && !info.IsNil ? schema.ValuesOf(type) : null;
        declarations[depth] = info.SchemaElement;
    }

    private void ValidateWithAttributes(string name)
    {
        validator.ValidateElement(
            name, reader.NamespaceURI, info, reader.GetAttribute("type", Xsi), reader.GetAttribute("nil", Xsi), null, null);
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != Xmlns)
                validator.ValidateAttribute(reader.LocalName, reader.NamespaceURI, reader.Value, null);
        }

        reader.MoveToElement();
        validator.ValidateEndOfAttributes(null);
    }

    private void TakeText()
    {
        place = depth - 1;
        if (types[place] is not null)
        {
            var value = reader.Parsed(static r => r.Value);
            if (text is null)
                text = value;
            else
                (more ??= new StringBuilder(text)).Append(value);
        }
        else if (nodeType is XmlNodeType.Text or XmlNodeType.CDATA)
        {
            validator.ValidateText(valueOfNode);
        }
        else
        {
            validator.ValidateWhitespace(valueOfNode);
        }
    }

    private void LeaveElement()
    {
        place = depth;
        if (types[depth] is not { } type)
        {
            validator.ValidateEndElement(null);
            return;
        }

        validator.SkipToEndElement(null);
        // An element inside a value is a complaint of its own.
        if (names[depth + 1] is null)
            JudgeValue(type, more?.ToString() ?? text ?? "", declarations[depth]);
    }

    private void JudgeValue(XsdType type, string written, XmlSchemaElement? declaration)
    {
        // An element that is left empty has the value that the schema gives it.
        if (written.Length == 0 && (declaration?.DefaultValue ?? declaration?.FixedValue) is { } implied)
            text = implied;
        else if (type.Judge(written, (IXmlNamespaceResolver)reader, out text) is var fault and not ValueFault.None)
            Complain(Describe(fault));
        else if (declaration?.FixedValue is { } only && !type.AreSame(written, only))
            Complain(Describe(ValueFault.NotInList));
    }

    private void Complain(string complaint)
    {
        if (complaints.Count >= MaxComplaints)
            return;
        var at = (IXmlLineInfo)reader;
        complaints.Add(new(Path(), complaint, at.LineNumber, at.LinePosition));
    }

    private string Path()
    {
        var path = new StringBuilder();
        for (var i = 0; i <= place; i++)
        {
            path.Append('/').Append(Known(names[i]));
            if (i > 0)
                path.Append('[').Append(positions[i]).Append(']');
        }

        return path.ToString();
    }

    private string Known(string? name) => name is not null && schema.ElementNames.Contains(name) ? name : "onbekend-element";

    /// <summary>The element that a complaint is about, with its type.</summary>
    private string Described() => Known(names[place]) + (info.SchemaType?.Name is { Length: > 0 } name ? $" ({name})" : "");

    private string Describe(ValueFault fault) => fault switch
    {
        ValueFault.Pattern => $"De waarde van {Described()} heeft niet de juiste vorm.",
        ValueFault.TooLong => $"De waarde van {Described()} is te lang.",
        ValueFault.TooShort => $"De waarde van {Described()} is te kort of leeg.",
        ValueFault.TooLarge => $"De waarde van {Described()} is te groot.",
        ValueFault.TooSmall => $"De waarde van {Described()} is te klein.",
        ValueFault.NotInList => $"De waarde van {Described()} staat niet in de codelijst.",
        _ => $"De inhoud van {Described()} past niet bij het schema.",
    };

    /// <summary>Our own words for what .NET says of the structure: its texts may quote the message, ours may not.</summary>
    private string Describe(string message)
    {
        var element = Known(names[place]);
        return message switch
        {
            _ when reader.NodeType is XmlNodeType.Attribute => $"{element} heeft een attribuut dat niet bestaat in de standaard.",
            _ when message.Contains("invalid child element", StringComparison.Ordinal) =>
                $"{element} staat hier niet goed: het hoort hier niet, of een verplicht element ervoor ontbreekt.",
            _ when message.Contains("incomplete content", StringComparison.Ordinal) => $"In {element} ontbreekt een verplicht element.",
            _ when message.Contains("cannot contain text", StringComparison.Ordinal) => $"In {element} mag geen losse tekst staan.",
            _ when message.Contains("cannot contain child element", StringComparison.Ordinal) =>
                $"{Known(names[place - 1])} mag geen andere elementen bevatten.",
            _ when message.Contains("attribute", StringComparison.Ordinal) =>
                $"{element} heeft een attribuut dat niet bestaat in de standaard.",
            _ => $"De inhoud van {Described()} past niet bij het schema.",
        };
    }
}
