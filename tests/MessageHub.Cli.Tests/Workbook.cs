using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace MessageHub.Cli.Tests;

/// <summary>Excel files (.xlsx) as small as they may be, made by hand so that they can be as wrong as a test wants.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Of style 1 and 2 a day: as we show it, and as Excel does. Of style 3 an amount, of style 4 a text.</summary>
    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\-mm\-yyyy;@"/><numFmt numFmtId="165" formatCode="&quot;daily&quot;\ #,##0.00"/></numFmts>
        <cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="49"/></cellXfs></styleSheet>
        """;

    /// <summary>A file with one sheet that has these rows of fields with semicolons between, each as text.</summary>
    public static byte[] OfText(params string[] rows) =>
        Of(Sheet([.. rows.Select((row, i) => Row(i + 1, [.. row.Split(';').Select(Text)]))]));

    /// <summary>A file with these sheets, named Blad1 and so on.</summary>
    public static byte[] Of(params string[] sheets) => With("", sheets);

    /// <param name="properties">Of the workbook, as XML.</param>
    /// <param name="sheets">The XML of each sheet.</param>
    /// <param name="others">Other parts, or other ones instead.</param>
    public static byte[] With(string properties, string[] sheets, params (string Name, string Xml)[] others)
    {
        var numbers = Enumerable.Range(1, sheets.Length).ToArray();
        var parts = new Dictionary<string, string>
        {
            ["_rels/.rels"] = $"""<Relationships xmlns="{Package}"><Relationship Id="a" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/workbook.xml"] = $"""
                <workbook xmlns="{Main}" xmlns:r="{Office}">{properties}<sheets>{string.Concat(numbers.Select(n => $"""<sheet name="Blad{n}" sheetId="{n}" r:id="rId{n}"/>"""))}</sheets></workbook>
                """,
            ["xl/_rels/workbook.xml.rels"] = $"""
                <Relationships xmlns="{Package}">{string.Concat(numbers.Select(n => $"""<Relationship Id="rId{n}" Type="{Office}/worksheet" Target="worksheets/sheet{n}.xml"/>"""))}
                <Relationship Id="s" Type="{Office}/styles" Target="/xl/styles.xml"/><Relationship Id="t" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>
                """,
            ["xl/styles.xml"] = Styles,
        };
        foreach (var n in numbers)
            parts[$"xl/worksheets/sheet{n}.xml"] = sheets[n - 1];
        foreach (var (name, xml) in others)
            parts[name] = xml;
        return Zip([.. parts.Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value)))]);
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    public static string Sheet(params string[] rows) =>
        $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(rows)}</sheetData></worksheet>""";

    /// <param name="number">From 1.</param>
    /// <param name="cells">The XML of each cell, with {0} for where it is; an empty one is left out, as Excel does.</param>
    public static string Row(int number, params string[] cells) =>
        $"""<row r="{number}">{string.Concat(cells.Select((c, i) => c.Replace("{0}", $"{(char)('A' + i)}{number}", StringComparison.Ordinal)))}</row>""";

    /// <summary>A cell with text; signs that XML cannot hold as Excel writes them.</summary>
    public static string Text(string text) => text.Length == 0
        ? ""
        : $"""<c r="{"{0}"}" t="inlineStr"><is><t xml:space="preserve">{Escaped(text)}</t></is></c>""";

    /// <summary>A cell with a number.</summary>
    /// <param name="value">As the file has it.</param>
    /// <param name="style">1 and 2 are days, 3 is an amount.</param>
    public static string Number(string value, int style = 0) => $"""<c r="{"{0}"}" s="{style}"><v>{value}</v></c>""";

    private static string Escaped(string text) => Regex.Replace(
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal), "[\0-\u0008\u000B-\u001F]",
        m => $"_x{(int)m.Value[0]:X4}_");
}
