using System.Globalization;
using System.Text;
using System.Xml;

namespace MessageHub.Processing.Tables;

/// <summary>A sheet of an Excel file as the text of a CSV: each row on the line of its number.</summary>
/// <param name="FirstRow">The fields of the first row that has any.</param>
/// <param name="HasMore">There are rows below it.</param>
/// <param name="Text">The text.</param>
internal sealed record XlsxSheet(IReadOnlyList<string> FirstRow, bool HasMore, string Text)
{
    private const int MaxRows = 1_048_576;
    private const int MaxColumns = 16_384;

    public static XlsxSheet Read(XlsxPackage package, string part, XlsxCells cells)
    {
        var (text, line, number) = (new StringBuilder(), 1, 0);
        List<string> first = [];
        var hasMore = false;
        using var xml = package.Open(part) ?? throw new InvalidDataException("The sheet is not there.");
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            number = NumberOf(xml.GetAttribute("r"), number);
            var fields = FieldsOf(xml, package, cells);
            if (fields.All(string.IsNullOrWhiteSpace))
                continue;
            hasMore = first.Count > 0;
            if (!hasMore)
                first = fields;
            // A row ends behind the last field that is filled in.
            while (fields.Count < first.Count)
                fields.Add("");
            package.Spend(number - line + fields.Count + fields.Sum(f => (long)f.Length));
            text.Append('\n', number - line).AppendJoin(';', fields.Select(Quoted));
            line = number;
        }

        return new(first, hasMore, text.ToString());
    }

    private static List<string> FieldsOf(XmlReader xml, XlsxPackage package, XlsxCells cells)
    {
        var fields = new List<string>();
        if (xml.IsEmptyElement)
            return fields;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            var column = ColumnOf(xml.GetAttribute("r"), fields.Count);
            package.Spend(column - fields.Count);
            while (fields.Count < column)
                fields.Add("");
            fields.Add(cells.Read(xml));
        }

        return fields;
    }

    /// <summary>Rows and columns that do not say their number come behind each other; none comes back.</summary>
    private static int NumberOf(string? text, int last)
    {
        var number = last + 1;
        if (text is not null && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            throw new InvalidDataException("A row has no number.");
        return number > last && number <= MaxRows ? number : throw new InvalidDataException("The rows do not follow each other.");
    }

    /// <summary>B7 is in column 1, from 0.</summary>
    private static int ColumnOf(string? place, int next)
    {
        if (place is null)
            return next;
        var column = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetterUpper))
            column = Math.Min(column * 26 + letter - 'A' + 1, MaxColumns + 1);
        return column > next && column <= MaxColumns ? column - 1 : throw new InvalidDataException("The cells do not follow each other.");
    }

    /// <summary>A line end in a cell is a sign that is not seen, and no end of the row.</summary>
    private static string Quoted(string field)
    {
        var line = field.Replace('\r', '\u2028').Replace('\n', '\u2028');
        return line.AsSpan().IndexOfAny(";\"") >= 0 ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line;
    }
}
