using System.Text;
using System.Xml;
using System.Xml.Schema;

namespace MessageHub.Berichten.Xml;

/// <summary>
/// A forward-only walk over a message that validates while it reads. Knows at each moment where it is, so that a complaint
/// names a path and never a value.
/// </summary>
internal sealed class BerichtXmlReader : IDisposable
{
    /// <summary>The deepest message of the standard has 9 levels; beyond this nothing is read any more.</summary>
    public const int MaximumDepth = 64;

    /// <summary>A message of 25 MB with an error on every line must not become a report of 25 MB.</summary>
    public const int MaximumComplaints = 100;

    private readonly XmlReader reader;
    private readonly XmlReader plain;
    private readonly BerichtSchema schema;
    private readonly string?[] names = new string?[MaximumDepth + 2];
    private readonly int[] positions = new int[MaximumDepth + 2];
    private readonly List<SchemaComplaint> complaints = [];

    // Asked of the reader once per node: each answer of a validating reader passes through two others.
    private XmlNodeType nodeType;
    private int depth;

    /// <summary>Takes over a plain reader that stands on the root element.</summary>
    public BerichtXmlReader(XmlReader plain, BerichtSchema schema)
    {
        this.plain = plain;
        this.schema = schema;
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            // No flags: attributes and schema locations that the schema does not know are errors, not hints.
            ValidationFlags = XmlSchemaValidationFlags.None,
            Schemas = schema.Set,
            XmlResolver = null,
            DtdProcessing = DtdProcessing.Prohibit,
        };
        settings.ValidationEventHandler += (_, e) => Complain(e);
        reader = XmlReader.Create(plain, settings);
    }

    public IReadOnlyList<SchemaComplaint> Complaints => complaints;

    public bool IsElement => nodeType is XmlNodeType.Element;

    public bool IsEmptyElement => reader.IsEmptyElement;

    public int Depth => depth;

    public string LocalName => reader.LocalName;

    /// <exception cref="XmlException">The message is not well-formed XML.</exception>
    /// <exception cref="MessageTooDeepException">Elements are nested beyond <see cref="MaximumDepth"/>.</exception>
    public bool Read()
    {
        if (!reader.Read())
            return false;
        nodeType = reader.NodeType;
        depth = reader.Depth;
        if (nodeType is XmlNodeType.Element)
        {
            if (depth > MaximumDepth)
                throw new MessageTooDeepException();
            var name = reader.LocalName;
            positions[depth] = ReferenceEquals(names[depth], name) ? positions[depth] + 1 : 1;
            names[depth] = name;
            names[depth + 1] = null;
        }

        return true;
    }

    /// <summary>One copy of a text that repeats.</summary>
    public string Intern(string value) => reader.NameTable.Add(value);

    /// <summary>The text of the element the reader stands on, over CDATA and comments; leaves the reader on its end tag.</summary>
    public string ReadText()
    {
        if (reader.IsEmptyElement)
            return "";
        string? text = null;
        StringBuilder? more = null;
        var outer = depth;
        while (Read() && depth > outer)
        {
            if (nodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                continue;
            // Nearly every value is one piece; a hostile one has a comment after each letter and must not take quadratic time.
            if (text is null)
                text = reader.Value;
            else
                (more ??= new StringBuilder(text)).Append(reader.Value);
        }

        return more?.ToString() ?? text ?? "";
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
    /// Complains about a value that cannot be taken over. Nearly always the schema has said so already; a schema of an operator
    /// may allow what our types do not hold, and then this is what keeps the message from being read wrongly.
    /// </summary>
    public TValue? Unreadable<TValue>(string element)
    {
        if (complaints.Count == 0)
            Add(Here(), $"De waarde van {element} kan niet worden gelezen.");
        return default;
    }

    public void Dispose() => reader.Dispose();

    private void Complain(ValidationEventArgs e)
    {
        // With the root known a warning can only mean that something is not in the schema: then it does not belong.
        if (complaints.Count >= MaximumComplaints)
            return;
        var place = Here();
        Add(place, Describe(place, e.Exception));
    }

    private void Add(Place place, string text)
    {
        var at = (IXmlLineInfo)reader;
        complaints.Add(new(PathOf(place), text, at.LineNumber, at.LinePosition));
    }

    /// <summary>The element a complaint is about: of an attribute or a text the element that has it.</summary>
    private Place Here() => reader.NodeType switch
    {
        // While the reader is on its way to an element, that element is not counted yet.
        XmlNodeType.Element => new(reader.Depth, reader.LocalName, IsNext: true),
        XmlNodeType.Attribute => new(reader.Depth - 1, OwnerOfAttribute(), IsNext: true),
        XmlNodeType.EndElement => new(reader.Depth, reader.LocalName, IsNext: false),
        _ => new(reader.Depth - 1, names[Math.Clamp(reader.Depth - 1, 0, MaximumDepth)], IsNext: false),
    };

    /// <summary>There is no other way to ask for it than to go there and back.</summary>
    private string OwnerOfAttribute()
    {
        var (name, @namespace) = (plain.LocalName, plain.NamespaceURI);
        plain.MoveToElement();
        var owner = plain.LocalName;
        plain.MoveToAttribute(name, @namespace);
        return owner;
    }

    private string PathOf(Place place)
    {
        var path = new StringBuilder();
        for (var i = 0; i <= Math.Min(place.Depth, MaximumDepth); i++)
        {
            var name = i < place.Depth ? names[i] : place.Name;
            var position = positions[i];
            if (i == place.Depth && place.IsNext)
                position = ReferenceEquals(names[i], name) ? position + 1 : 1;
            path.Append('/').Append(Known(name));
            if (i > 0)
                path.Append('[').Append(Math.Max(position, 1)).Append(']');
        }

        return path.ToString();
    }

    private string Known(string? name) => name is not null && schema.ElementNames.Contains(name) ? name : "onbekend-element";

    /// <summary>Our own words for what .NET says: its texts quote the value, ours may not.</summary>
    private string Describe(Place place, XmlSchemaException complaint)
    {
        var element = Known(place.Name);
        var type = reader.SchemaInfo?.SchemaType?.Name is { Length: > 0 } name ? $" ({name})" : "";
        // A complaint about a value has a cause. Only the cause is looked at: the complaint quotes the value, which may hold any word.
        if (complaint.InnerException is { } cause)
        {
            return (cause as XmlSchemaException)?.Message switch
            {
                "The Enumeration constraint failed." => $"De waarde van {element}{type} staat niet in de codelijst.",
                "The Pattern constraint failed." => $"De waarde van {element}{type} heeft niet de juiste vorm.",
                "The actual length is greater than the MaxLength value." => $"De waarde van {element}{type} is te lang.",
                "The actual length is less than the MinLength value." => $"De waarde van {element}{type} is te kort of leeg.",
                "The MaxInclusive constraint failed." => $"De waarde van {element}{type} is te groot.",
                "The MinInclusive constraint failed." => $"De waarde van {element}{type} is te klein.",
                _ => $"De inhoud van {element}{type} past niet bij het schema.",
            };
        }

        var message = complaint.Message;
        return message switch
        {
            _ when reader.NodeType is XmlNodeType.Attribute => $"{element} heeft een attribuut dat niet bestaat in de standaard.",
            _ when message.Contains("invalid child element", StringComparison.Ordinal) => $"{element} staat hier niet goed: het hoort hier niet, of een verplicht element ervoor ontbreekt.",
            _ when message.Contains("incomplete content", StringComparison.Ordinal) => $"In {element} ontbreekt een verplicht element.",
            _ when message.Contains("cannot contain text", StringComparison.Ordinal) => $"In {element} mag geen losse tekst staan.",
            _ when message.Contains("cannot contain child element", StringComparison.Ordinal) => $"{Known(names[place.Depth - 1])} mag geen andere elementen bevatten.",
            _ when message.Contains("attribute", StringComparison.Ordinal) => $"{element} heeft een attribuut dat niet bestaat in de standaard.",
            _ => $"De inhoud van {element}{type} past niet bij het schema.",
        };
    }

    /// <param name="IsNext">True while the reader is on its way to the element.</param>
    private readonly record struct Place(int Depth, string? Name, bool IsNext);
}
