using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace MessageHub.Processing.Tables;

/// <summary>What the cells of an Excel file say, as a CSV of it would have it: a day as 2026-12-31, an amount with a point.</summary>
internal sealed partial class XlsxCells
{
    /// <summary>Stands before what is no value, so that it is refused wherever it stands.</summary>
    private const char NoValue = '\uFFFD';

    /// <summary>In which Excel, and not the calendar, has a 29 February 1900.</summary>
    private const int NoSuchDay = 60;

    private const int LastDay = 2_958_465;

    /// <summary>How many days later the count from 1904 begins.</summary>
    private const int Later = 1462;

    /// <summary>More digits than Excel keeps.</summary>
    private const double TooLarge = 1e15;

    private readonly List<string> shared = [];

    /// <summary>Of each style, whether it shows a number as a day.</summary>
    private readonly List<bool> isDay = [];

    private readonly bool is1904;

    /// <param name="package">The file.</param>
    /// <param name="parts">The parts of the workbook.</param>
    /// <param name="is1904">Days are counted from 1904, as the first Macs did.</param>
    public XlsxCells(XlsxPackage package, IEnumerable<XlsxPackage.Relation> parts, bool is1904)
    {
        this.is1904 = is1904;
        foreach (var part in parts)
        {
            if (part.Kind == "sharedStrings")
                ReadShared(package, part.Part);
            else if (part.Kind == "styles")
                ReadStyles(package, part.Part);
        }
    }

    /// <summary>The text of the cell at which a reader stands; the reader is at its end afterwards.</summary>
    public string Read(XmlReader xml)
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var value = TextIn(xml, out var hasFormula);
        return type switch
        {
            // A program that writes formulas does not always work them out.
            _ when value is null => hasFormula ? $"{NoValue}formule zonder uitkomst" : "",
            "s" => int.TryParse(value, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < shared.Count
                ? shared[index]
                : throw new InvalidDataException("There is no such text."),
            "str" or "inlineStr" => Unescaped(value),
            "b" => value == "1" ? "WAAR" : "ONWAAR",
            "e" => NoValue + value,
            "d" => Midnight().Replace(value, ""),
            _ => NumberOf(value, IsDay(style)),
        };
    }

    /// <summary>
    /// Within the digits that Excel itself keeps, so that 0.1 + 0.2 is 0.3; what is more precise stays so, and is refused.
    /// </summary>
    private string NumberOf(string value, bool isDay)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !(Math.Abs(number) < TooLarge))
            return value;
        if (isDay && DayOf(number) is { } day)
            return day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var exact = (decimal)number;
        return exact == 0 && number != 0 ? value : exact.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    private DateTime? DayOf(double number)
    {
        if (is1904)
            return number is >= 0 and < LastDay + 1 - Later ? new DateTime(1904, 1, 1).AddDays(number) : null;
        return number switch
        {
            >= 1 and < NoSuchDay => new DateTime(1899, 12, 31).AddDays(number),
            >= NoSuchDay + 1 and < LastDay + 1 => new DateTime(1899, 12, 30).AddDays(number),
            _ => null,
        };
    }

    private bool IsDay(string? style) =>
        int.TryParse(style, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < isDay.Count && isDay[index];

    private void ReadShared(XlsxPackage package, string part)
    {
        using var xml = package.Open(part);
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                shared.Add(Unescaped(TextIn(xml, out _) ?? ""));
        }
    }

    private void ReadStyles(XlsxPackage package, string part)
    {
        var codes = new Dictionary<string, string>();
        var isOfCells = false;
        using var xml = package.Open(part);
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
                isOfCells = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && isDay.Count == 0)
                codes[xml.GetAttribute("numFmtId") ?? ""] = xml.GetAttribute("formatCode") ?? "";
            else if (isOfCells && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
                isDay.Add(IsDayFormat(xml.GetAttribute("numFmtId") ?? "", codes));
        }
    }

    /// <summary>Those that are built in have no code; what stands between quotes or brackets is not part of the day.</summary>
    private static bool IsDayFormat(string id, Dictionary<string, string> codes) => codes.TryGetValue(id, out var code)
        ? Literals().Replace(code.Split(';')[0], "").Any(c => c is 'd' or 'm' or 'y' or 'D' or 'M' or 'Y')
        : id is "14" or "15" or "16" or "17" or "22";

    /// <summary>The text in an element (a cell or a shared text), without how it is pronounced; null when it has none.</summary>
    private static string? TextIn(XmlReader xml, out bool hasFormula)
    {
        hasFormula = false;
        if (xml.IsEmptyElement)
            return null;
        var (depth, isText, pronounced) = (xml.Depth, false, int.MaxValue);
        StringBuilder? text = null;
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (xml.LocalName == "rPh" && !xml.IsEmptyElement && xml.Depth < pronounced)
                        pronounced = xml.Depth;
                    hasFormula |= xml.LocalName == "f";
                    isText = xml.LocalName is "t" or "v" && xml.Depth < pronounced && !xml.IsEmptyElement;
                    if (isText)
                        text ??= new();
                    break;
                case XmlNodeType.EndElement:
                    isText = false;
                    if (xml.Depth == pronounced)
                        pronounced = int.MaxValue;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when isText:
                    text!.Append(xml.Value);
                    break;
            }
        }

        return text?.ToString();
    }

    /// <summary>Signs that XML cannot hold are written as _x0001_.</summary>
    private static string Unescaped(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, m => $"{(char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)}")
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();

    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|\\.|_.|\*.
        """)]
    private static partial Regex Literals();

    [GeneratedRegex(@"T00:00(:00(\.0+)?)?Z?\z")]
    private static partial Regex Midnight();
}
