using System.Xml;

namespace MessageHub.Processing.Tables;

/// <summary>
/// The table of an Excel file (.xlsx), as the text of a CSV: what is wrong with it is reported in the same sentences. It stands on the
/// sheet that has the names of the columns, or on the first one.
/// </summary>
internal static class XlsxText
{
    private const string Instead = "Kies in Excel: Opslaan als, Excel-werkmap (.xlsx) of CSV UTF-8.";

    private const string Unreadable =
        "Dit Excel-bestand (.xlsx) of zip-bestand is niet te lezen: het is beschadigd, of van een andere soort. " + Instead;

    private const string NoWorkbook =
        "Dit is een zip-bestand, en geen Excel-bestand (.xlsx). " + Instead;

    private const int MaxNamed = 5;

    /// <returns>Null when it is refused; the reason, in plain Dutch, is in <paramref name="refusal"/>.</returns>
    public static string? Read(byte[] content, TableShape shape, out string refusal)
    {
        try
        {
            refusal = "";
            using var package = new XlsxPackage(content);
            return TextOf(package, shape);
        }
        catch (XlsxRefusedException e)
        {
            refusal = e.Message;
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException or NotSupportedException)
        {
            refusal = Unreadable;
        }

        return null;
    }

    private static string TextOf(XlsxPackage package, TableShape shape)
    {
        var workbook = package.RelationsOf("").Values.FirstOrDefault(r => r.Kind == "officeDocument")
            ?? throw new XlsxRefusedException(NoWorkbook);
        var parts = package.RelationsOf(workbook.Part);
        var (names, is1904) = SheetsOf(package, workbook.Part);
        if (names.Count == 0)
            throw new XlsxRefusedException(NoWorkbook);
        var cells = new XlsxCells(package, parts.Values, is1904);
        XlsxSheet? chosen = null;
        var filled = new List<string>();
        foreach (var (name, id) in names)
        {
            if (!parts.TryGetValue(id, out var part) || part.Kind != "worksheet")
                continue;
            var sheet = XlsxSheet.Read(package, part.Part, cells);
            if (TableHeader.IsOne(sheet.FirstRow, shape))
            {
                // An empty table beside one that is filled in is no second one.
                if (filled.Count == 0)
                    chosen = sheet;
                if (sheet.HasMore)
                    filled.Add(TableProblem.Shown(name));
            }
            else if (chosen is null || chosen.FirstRow.Count == 0)
            {
                chosen = sheet;
            }
        }

        if (filled.Count > 1)
        {
            var named = string.Join(", ", filled.Take(MaxNamed));
            throw new XlsxRefusedException($"Er staan {shape.Rows} op {filled.Count} bladen: {named}. Laat er één over.");
        }

        return chosen?.Text ?? "";
    }

    /// <summary>The sheets, in their order, each with the id of its part; and whether days are counted from 1904.</summary>
    private static (List<(string Name, string Id)> Sheets, bool Is1904) SheetsOf(XlsxPackage package, string workbook)
    {
        var (sheets, is1904) = (new List<(string, string)>(), false);
        using var xml = package.Open(workbook) ?? throw new XlsxRefusedException(NoWorkbook);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                is1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                sheets.Add((xml.GetAttribute("name") ?? "", IdOf(xml)));
        }

        return (sheets, is1904);
    }

    /// <summary>Two editions of the standard have two namespaces for it.</summary>
    private static string IdOf(XmlReader sheet)
    {
        var id = "";
        while (sheet.MoveToNextAttribute())
        {
            if (sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
                id = sheet.Value;
        }

        return id;
    }
}
