using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace MessageHub.Berichten.Tests.Schemas;

/// <summary>
/// Judges a message by reading the tables literally: no XSD, no validator, no concern for speed. The only shared
/// knowledge is XML itself and the definitions of xs:string, xs:integer, xs:date and xs:time.
/// </summary>
internal static class TableOracle
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly char[] Blanks = [' ', '\t', '\n', '\r'];
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new();

    public static bool IsValid(MessageTable table, byte[] message)
    {
        using var stream = new MemoryStream(message);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        return root.Name == XName.Get(table.Document.Element, table.Document.Namespace)
            && IsElement(table, table.Document, root);
    }

    private static bool IsElement(MessageTable table, ElementRow row, XElement element)
    {
        if (element.Attributes().Any(attribute =>
                !attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName != SchemaInstance))
            return false;
        return table.RowsOf(row.Type) is { } rows
            ? IsComplex(table, rows, element)
            : !element.HasElements && IsValue(table.DataTypes[row.Type], row.Pattern, element.Value);
    }

    private static bool IsComplex(MessageTable table, IReadOnlyList<ElementRow> rows, XElement element)
    {
        if (element.Nodes().OfType<XText>().Any(text => text.Value.Trim(Blanks).Length > 0))
            return false;
        var children = new Queue<XElement>(element.Elements());
        foreach (var row in rows)
        {
            var count = 0;
            while (children.TryPeek(out var child) && child.Name == XName.Get(row.Element, row.Namespace))
            {
                if (!IsElement(table, row, children.Dequeue()))
                    return false;
                count++;
            }
            if (count < row.Min || count > row.Max)
                return false;
        }
        return children.Count == 0;
    }

    public static bool IsValue(DataType type, string? extraPattern, string raw)
    {
        // Only xs:string keeps its blanks; the other base types collapse them before anything is judged.
        var value = type.Base == "xs:string"
            ? raw
            : string.Join(' ', raw.Split(Blanks, StringSplitOptions.RemoveEmptyEntries));
        var length = value.EnumerateRunes().Count();
        return IsBase(type.Base, value)
            && (type.Length is null || length == type.Length)
            && (type.MinLength is null || length >= type.MinLength)
            && (type.MaxLength is null || length <= type.MaxLength)
            && (type.MinInclusive is null || BigInteger.Parse(value, CultureInfo.InvariantCulture) >= type.MinInclusive)
            && (type.MaxInclusive is null || BigInteger.Parse(value, CultureInfo.InvariantCulture) <= type.MaxInclusive)
            && (type.Enumeration.Count == 0 || type.Enumeration.Contains(value))
            && (type.Pattern is null || Matches(type.Pattern, value))
            && (extraPattern is null || Matches(extraPattern, value));
    }

    private static bool IsBase(string baseType, string value) => baseType switch
    {
        "xs:string" => true,
        "xs:integer" => Matches("[+\\-]?[0-9]+", value),
        "xs:date" => IsDate(value),
        "xs:time" => IsTime(value),
        _ => throw new InvalidDataException($"Unknown base type: {baseType}"),
    };

    private static bool IsDate(string value)
    {
        if (!Matches("-?([1-9][0-9]{3,}|0[0-9]{3})-[0-9]{2}-[0-9]{2}(Z|[+\\-][0-9]{2}:[0-9]{2})?", value))
            return false;
        var parts = value.TrimStart('-').Split('-', '+', 'Z', ':');
        var year = BigInteger.Parse(parts[0], CultureInfo.InvariantCulture);
        var month = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var day = int.Parse(parts[2], CultureInfo.InvariantCulture);
        var leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        var days = month switch { 2 => leap ? 29 : 28, 4 or 6 or 9 or 11 => 30, >= 1 and <= 12 => 31, _ => 0 };
        return year != 0 && day >= 1 && day <= days;
    }

    private static bool IsTime(string value)
    {
        if (!Matches("[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+\\-][0-9]{2}:[0-9]{2})?", value))
            return false;
        var hour = int.Parse(value[..2], CultureInfo.InvariantCulture);
        var minute = int.Parse(value[3..5], CultureInfo.InvariantCulture);
        var second = int.Parse(value[6..8], CultureInfo.InvariantCulture);
        var endOfDay = Matches("24:00:00(\\.0+)?(Z|[+\\-][0-9]{2}:[0-9]{2})?", value);
        return endOfDay || (hour < 24 && minute < 60 && second < 60);
    }

    /// <summary>Whether the whole value matches a pattern of XML Schema.</summary>
    private static bool Matches(string pattern, string value) =>
        Patterns.GetOrAdd(pattern, Translate).IsMatch(value);

    /// <summary>In XML Schema a pattern covers the whole value, \s is four characters and . is all but two.</summary>
    private static Regex Translate(string pattern)
    {
        var regex = new StringBuilder("\\A(?:");
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\')
            {
                regex.Append(pattern[++i] switch
                {
                    's' => inClass ? " \\t\\n\\r" : "[ \\t\\n\\r]",
                    'S' when !inClass => "[^ \\t\\n\\r]",
                    '.' or '-' or '\\' => "\\" + pattern[i],
                    _ => throw new InvalidDataException($"Unknown escape in pattern: {pattern}"),
                });
                continue;
            }
            if (c == '[')
                inClass = true;
            else if (c == ']')
                inClass = false;
            regex.Append(c switch
            {
                '.' when !inClass => "[^\\n\\r]",
                '.' => "\\.",
                '$' => "\\$",
                '^' when !inClass => "\\^",
                _ => c.ToString(),
            });
        }
        regex.Append(")\\z");
        return new Regex(regex.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
