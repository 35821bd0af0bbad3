using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MessageHub.Backoffice.Tests;

/// <summary>A sheet of an Excel file as it was written, read without the library that wrote it.</summary>
internal sealed partial class Sheet
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly string[] formats;

    /// <param name="content">The file.</param>
    /// <param name="number">Which of its sheets, from 1.</param>
    public Sheet(byte[] content, int number = 1)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        Count = zip.Entries.Count(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal));
        Xml = Part(zip, $"xl/worksheets/sheet{number}.xml");
        var styles = Part(zip, "xl/styles.xml");
        var codes = styles.Descendants(Main + "numFmt")
            .ToDictionary(f => f.Attribute("numFmtId")!.Value, f => f.Attribute("formatCode")!.Value);
        // Built in: 1 is 0, 4 is #,##0.00.
        codes.Add("0", "");
        codes.Add("1", "0");
        codes.Add("4", "#,##0.00");
        var fonts = styles.Descendants(Main + "font").Select(f => f.Element(Main + "b") is not null).ToArray();
        formats =
        [
            .. styles.Descendants(Main + "cellXfs").Elements()
                .Select(x => (fonts[(int)x.Attribute("fontId")!] ? "bold " : "") + codes[x.Attribute("numFmtId")!.Value]),
        ];
        Rows = [.. Xml.Descendants(Main + "row").Select(r => (IReadOnlyList<Cell>)[.. r.Elements(Main + "c").Select(CellOf)])];
    }

    /// <summary>A cell: what a reader shows in the Netherlands, and how it is kept.</summary>
    /// <param name="Text">As our CSV has it.</param>
    /// <param name="IsText">Kept as text.</param>
    /// <param name="Format">The format of a number or day.</param>
    public sealed record Cell(string Text, bool IsText, string Format);

    public int Count { get; }

    public XDocument Xml { get; }

    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; }

    /// <summary>As the fields of a CSV.</summary>
    public IReadOnlyList<string> Texts => [.. Rows.Select(r => string.Join('|', r.Select(c => c.Text)))];

    private Cell CellOf(XElement cell)
    {
        var format = formats[(int?)cell.Attribute("s") ?? 0];
        var (type, value) = (cell.Attribute("t")?.Value, cell.Element(Main + "v")?.Value);
        if (type == "inlineStr")
            return new(
                Escaped().Replace(cell.Element(Main + "is")!.Value, m => $"{(char)Convert.ToInt32(m.Groups[1].Value, 16)}"), true, format);
        if (value is null)
            return new("", false, format);
        Assert.Null(type);
        var number = double.Parse(value, CultureInfo.InvariantCulture);
        return new(
            format switch
            {
                "0" => value,
                "#,##0.00" => number.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ','),
                "dd\\-mm\\-yyyy" => DateTime.FromOADate(number).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
                "dd\\-mm\\-yyyy\\ hh:mm" => DateTime.FromOADate(number).ToString("dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture),
                _ => throw new InvalidDataException(format),
            },
            false,
            format);
    }

    private static XDocument Part(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
