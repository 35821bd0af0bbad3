using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace MessageHub.Berichten.Tests.Schemas;

/// <summary>A message with what the tables make of it.</summary>
/// <param name="What">What is special about it, for the report of a failure.</param>
internal sealed record Sample(string What, byte[] Message, bool Valid);

/// <summary>Makes messages from the tables alone; the same seed makes the same messages.</summary>
internal sealed class MessageGenerator(MessageTable table, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A random valid message.</summary>
    public Sample Valid(int number) =>
        new($"valid message {number} of seed {seed}", Write(Element(table.Document, full: false)), true);

    /// <summary>
    /// For each row of the tables that this message uses: messages with exactly one deviation at that element, some
    /// forbidden and some still allowed.
    /// </summary>
    public IEnumerable<Sample> Mutated()
    {
        var root = Element(table.Document, full: true);
        var seen = new HashSet<ElementRow>();
        foreach (var (element, index) in root.DescendantsAndSelf().Select((element, index) => (element, index)))
        {
            var row = element.Annotation<ElementRow>()!;
            if (!seen.Add(row))
                continue;
            var mutations = Common(row).Concat(table.RowsOf(row.Type) is { } rows ? Complex(rows) : Simple(row));
            if (row != table.Document)
                mutations = mutations.Concat(Child(row, element));
            foreach (var (what, valid, mutate) in mutations)
            {
                var copy = new XDocument(new XElement(root));
                mutate(copy.Descendants().ElementAt(index));
                yield return new Sample($"{row.Owner}/{row.Element}: {what}", Write(copy.Root!), valid);
            }
        }
        Rows = seen;
    }

    /// <summary>The rows at which <see cref="Mutated"/> made deviations.</summary>
    public IReadOnlyCollection<ElementRow> Rows { get; private set; } = [];

    /// <summary>A message with every element, in which one element has a value of choice.</summary>
    public byte[] WithValue(Func<ElementRow, bool> where, string value)
    {
        var root = Element(table.Document, full: true);
        root.Descendants().First(element => where(element.Annotation<ElementRow>()!)).Value = value;
        return Write(root);
    }

    private XElement Element(ElementRow row, bool full)
    {
        var element = new XElement(XName.Get(row.Element, row.Namespace));
        element.AddAnnotation(row);
        if (table.RowsOf(row.Type) is not { } rows)
        {
            var values = ValueCases.For(table.DataTypes[row.Type], row.Pattern, _random).Where(c => c.Valid).ToList();
            element.Value = values[_random.Next(values.Count)].Value;
            return element;
        }
        foreach (var child in rows)
        {
            for (var i = Times(child, full); i > 0; i--)
                element.Add(Element(child, full));
        }
        return element;
    }

    private int Times(ElementRow row, bool full)
    {
        if (row.Max is { } max)
            return full ? max : _random.Next(row.Min, max + 1);
        return full ? 1 : _random.Next(Math.Max(row.Min, 1), 4);
    }

    private IEnumerable<(string What, bool Valid, Action<XElement> Mutate)> Common(ElementRow row)
    {
        yield return ("no namespace", false, e => e.Name = e.Name.LocalName);
        yield return ("the other namespace", false, e => e.Name = XName.Get(e.Name.LocalName, Other(row.Namespace)));
        yield return ("unknown namespace", false, e => e.Name = XName.Get(e.Name.LocalName, row.Namespace + "/"));
        yield return ("name in lower case", false,
            e => e.Name = e.Name.Namespace + e.Name.LocalName.ToLowerInvariant());
        yield return ("attribute", false, e => e.SetAttributeValue("id", "1"));
        yield return ("comment inside", true, e => e.Add(new XComment(" opmerking ")));
    }

    private IEnumerable<(string What, bool Valid, Action<XElement> Mutate)> Child(ElementRow row, XElement element)
    {
        yield return ("removed", row.Min == 0, e => e.Remove());
        yield return ("added twice", row.Max is null, e => e.AddAfterSelf(new XElement(e)));
        yield return ("unknown element before it", false, e => e.AddBeforeSelf(new XElement(e.Name.Namespace + "Onbekend")));
        if (element.ElementsAfterSelf().Any())
        {
            yield return ("swapped with the next", false, e =>
            {
                var next = e.ElementsAfterSelf().First();
                next.Remove();
                e.AddBeforeSelf(next);
            });
        }
    }

    private IEnumerable<(string What, bool Valid, Action<XElement> Mutate)> Complex(IReadOnlyList<ElementRow> rows)
    {
        yield return ("text inside", false, e => e.Add(new XText("x")));
        yield return ("blanks inside", true, e => e.AddFirst(new XText(" \t\n ")));
        yield return ("unknown element at the end", false, e => e.Add(new XElement(e.Name.Namespace + "Onbekend")));
        yield return ("empty", rows.All(row => row.Min == 0), e => e.RemoveNodes());
        yield return ("without what is optional", true, e =>
        {
            var optional = rows.Where(row => row.Min == 0).Select(row => row.Element).ToHashSet();
            e.Elements().Where(child => optional.Contains(child.Name.LocalName)).Remove();
        });
    }

    private IEnumerable<(string What, bool Valid, Action<XElement> Mutate)> Simple(ElementRow row)
    {
        yield return ("element inside", false, e => e.Add(new XElement(e.Name.Namespace + "Onbekend")));
        foreach (var (value, valid) in ValueCases.For(table.DataTypes[row.Type], row.Pattern, _random))
            yield return ($"value '{value[..Math.Min(value.Length, 60)]}' of length {value.Length}", valid, e => e.Value = value);
    }

    private string Other(string ns) => ns == table.TargetNamespace ? table.BasisschemaNamespace : table.TargetNamespace;

    /// <summary>Writes the message with prefixes, declaration and layout of chance; none of them has a meaning.</summary>
    private byte[] Write(XElement root)
    {
        switch (_random.Next(4))
        {
            case 0: // usual prefixes
                Declare(root, table.Name.ToLowerInvariant(), table.TargetNamespace);
                Declare(root, table.Family, table.BasisschemaNamespace);
                break;
            case 1: // prefixes of somebody else
                Declare(root, "ns2", table.TargetNamespace);
                Declare(root, "_b.1-x", table.BasisschemaNamespace);
                break;
            case 2: // the message has the default namespace
                Declare(root, "ijw", table.BasisschemaNamespace);
                break;
            default: // each change of namespace declares the default again
                break;
        }
        if (_random.Next(20) == 0) // a hint where a schema may be found, which nobody follows
        {
            XNamespace instance = "http://www.w3.org/2001/XMLSchema-instance";
            root.SetAttributeValue(XNamespace.Xmlns + "xsi", instance);
            root.SetAttributeValue(instance + "schemaLocation", $"{table.TargetNamespace} C:\\schema\\{table.Name}.xsd");
        }
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = _random.Next(2) == 0,
            OmitXmlDeclaration = _random.Next(2) == 0,
            NewLineHandling = NewLineHandling.Entitize,
            NewLineChars = "\n",
        };
        using (var writer = XmlWriter.Create(stream, settings))
            root.Save(writer);
        return stream.ToArray();
    }

    private static void Declare(XElement root, string prefix, string ns) =>
        root.SetAttributeValue(XNamespace.Xmlns + prefix, ns);
}
