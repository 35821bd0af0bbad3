using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Unicode;
using System.Xml;
using System.Xml.Linq;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.RoundTrip;

/// <summary>What a message says and how it is written, found by the tables alone.</summary>
internal static class MessageContent
{
    /// <summary>Every value with the names above it, in order; dates, times and numbers by their value and not by their notation.</summary>
    public static IReadOnlyList<string> Values(MessageTable table, byte[] message) =>
        [.. Values(table, table.Document, Load(message).Root!, table.Name)];

    /// <summary>
    /// Holds a message against the rules for outgoing text: UTF-8, no byte order mark, CR LF, no empty elements (OP192, RS033).
    /// </summary>
    public static void AssertForm(MessageTable table, byte[] message)
    {
        Assert.True(Utf8.IsValid(message), "UTF-8");
        Assert.False(message.AsSpan().StartsWith("\uFEFF"u8), "byte order mark");
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n", Encoding.UTF8.GetString(message), StringComparison.Ordinal);
        for (var i = 0; i < message.Length; i++)
        {
            Assert.True(message[i] != '\n' || message[i - 1] == '\r', "a line feed without a carriage return");
            Assert.True(message[i] != '\r' || message[i + 1] == '\n', "a carriage return without a line feed");
        }

        AssertElement(table, table.Document, Load(message).Root!);
    }

    public static XDocument Load(byte[] message)
    {
        using var reader = XmlReader.Create(new MemoryStream(message), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static IEnumerable<string> Values(MessageTable table, ElementRow row, XElement element, string path)
    {
        if (table.RowsOf(row.Type) is not { } rows)
            return [$"{path}={Value(table.DataTypes[row.Type], element.Value)}"];
        return element.Elements().SelectMany(child =>
            Values(table, rows.Single(r => r.Element == child.Name.LocalName), child, $"{path}/{child.Name.LocalName}"));
    }

    private static string Value(DataType type, string value) => type.Base switch
    {
        "xs:integer" => BigInteger.Parse(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        "xs:date" => value.Trim(),
        "xs:time" => Time(value.Trim()),
        _ => value,
    };

    /// <summary>A TimeOnly has seven digits behind the point.</summary>
    private static string Time(string value)
    {
        var parts = value.Split('.');
        return parts.Length == 1 ? value : (parts[0] + "." + parts[1][..Math.Min(7, parts[1].Length)]).TrimEnd('0').TrimEnd('.');
    }

    private static void AssertElement(MessageTable table, ElementRow row, XElement element)
    {
        Assert.Equal(row.Namespace, element.Name.NamespaceName);
        Assert.False(element.IsEmpty || element.Value.Length == 0, $"{row.Element} is empty");
        if (table.RowsOf(row.Type) is not { } rows)
            return;
        Assert.True(element.HasElements, $"{row.Element} is empty");
        foreach (var child in element.Elements())
            AssertElement(table, rows.Single(r => r.Element == child.Name.LocalName), child);
    }
}
