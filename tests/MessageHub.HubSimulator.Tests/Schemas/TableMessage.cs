using System.Text;
using System.Xml.Linq;

namespace MessageHub.HubSimulator.Tests.Schemas;

/// <summary>Messages made from the element table alone: a full one, and for each row full ones with one deviation.</summary>
internal static class TableMessage
{
    private const string Number = "3f2b8a1e-6c4d-4e9a-8b71-0d5c2f9e7a10";

    /// <summary>A message with every element; of the two kinds of payload the one that is asked for.</summary>
    public static XElement Full(string message, string branch)
    {
        var rows = ElementRow.All.Where(row => row.Message == message).ToList();
        var elements = new Dictionary<string, XElement>();
        foreach (var row in rows)
        {
            if (row.IsBranch && row.LocalName != branch)
                continue;
            if (row.IsAttribute)
            {
                if (elements.TryGetValue(row.Parent, out var owner))
                    owner.SetAttributeValue(row.Name[1..], "bestand.txt");
                continue;
            }

            var element = new XElement(XName.Get(row.LocalName, row.Namespace));
            element.AddAnnotation(row);
            elements.Add(row.Path, element);
            if (elements.TryGetValue(row.Parent, out var parent))
                parent.Add(element);
            if (!rows.Exists(r => r.Parent == row.Path && !r.IsAttribute))
                element.Value = Value(row);
        }

        return elements[rows[0].Path];
    }

    /// <summary>Everything that is tried on one row, and whether the table allows it.</summary>
    public static IEnumerable<(string What, bool Valid, XElement Message)> Deviations(ElementRow row)
    {
        var branch = row.Path.Contains("tekstBestand", StringComparison.Ordinal) ? "tekstBestand" : "xmlBestand";
        foreach (var (what, valid, change) in row.IsAttribute ? OfAttribute(row) : OfElement(row))
        {
            var message = new XDocument(Full(row.Message, branch));
            var target = message.Descendants().Single(e => PathOf(e) == (row.IsAttribute ? row.Parent : row.Path));
            change(target);
            yield return (what, valid, message.Root!);
        }
    }

    public static byte[] ToBytes(XElement message) => Encoding.UTF8.GetBytes(message.ToString(SaveOptions.DisableFormatting));

    private static IEnumerable<(string What, bool Valid, Action<XElement> Change)> OfElement(ElementRow row)
    {
        var other = row.Namespace.Contains("ggk", StringComparison.Ordinal)
            ? "http://www.egem.nl/StUF/StUF0301"
            : "http://www.stufstandaarden.nl/koppelvlak/ggk0210";
        yield return ("as it is", true, _ => { });
        yield return ("in the other namespace", false, e => e.Name = XName.Get(row.LocalName, other));
        yield return ("in no namespace", false, e => e.Name = row.LocalName);
        yield return ("under another name", false, e => e.Name = e.Name.Namespace + (row.LocalName + "X"));
        yield return ("with an attribute", false, e => e.SetAttributeValue("id", "1"));
        if (row.Parent.Length == 0)
            yield break;
        yield return ("left out", row.Min == 0 && !row.IsBranch, e => e.Remove());
        yield return ("twice", row.Max > 1, e => e.AddAfterSelf(new XElement(e)));
        yield return ("after an unknown element", false, e => e.AddBeforeSelf(new XElement(e.Name.Namespace + "onbekend")));
        yield return ("out of order", false, e =>
        {
            // As the first, or as the last where it is the first already; an only child is doubled instead.
            var first = e.Parent!.Elements().First();
            var last = e.Parent!.Elements().Last();
            var (place, before) = first == e ? (last, false) : (first, true);
            if (place != e)
                e.Remove();
            if (before)
                place.AddBeforeSelf(e);
            else
                place.AddAfterSelf(new XElement(e));
        });
        foreach (var (what, valid, value) in Values(row))
            yield return (what, valid, e => e.Value = value);
        if (row.LocalName == "detailsXML")
            yield return (
                "with any elements",
                true,
                e => e.ReplaceNodes(new XElement("a"), new XElement(XName.Get("b", "urn:x"), new XAttribute("c", "d"), "e")));
    }

    private static IEnumerable<(string What, bool Valid, Action<XElement> Change)> OfAttribute(ElementRow row)
    {
        var name = row.Name[1..];
        yield return ("left out", false, e => e.SetAttributeValue(name, null));
        yield return ("in a namespace", false, e =>
        {
            e.SetAttributeValue(name, null);
            e.SetAttributeValue(XName.Get(name, "http://www.egem.nl/StUF/StUF0301"), "bestand.txt");
        });
        foreach (var (what, valid, value) in Values(row))
            yield return (what, valid, e => e.SetAttributeValue(name, value));
    }

    /// <summary>Values at and beyond each limit of a row.</summary>
    private static IEnumerable<(string What, bool Valid, string Value)> Values(ElementRow row)
    {
        if (row.MaxLength is { } max && row.Pattern?.Contains('-') != true)
        {
            yield return ($"{max} long", true, new string('a', max));
            yield return ($"{max + 1} long", false, new string('a', max + 1));
        }

        if (row.MinLength is { } min)
        {
            yield return ($"{min} long", true, new string('a', min));
            yield return ($"{min - 1} long", false, new string('a', min - 1));
        }

        if (row.Values is { Length: > 0 } values)
        {
            foreach (var value in values)
                yield return ($"'{value}'", true, value);
            yield return ("another value", false, "Xx99");
            yield return ("its value in capitals", false, values[0].ToUpperInvariant());
        }

        foreach (var (value, valid) in Texts(row))
            yield return ($"'{value}'", valid, value);
    }

    private static (string Value, bool Valid)[] Texts(ElementRow row) => row switch
    {
        { Pattern: "[0-9]{8,17}" } =>
            [
                ("20260506", true), ("20260506091530120", true), ("2026050", false), ("202605060915301200", false), ("2026-05-06", false),
                ("", false)
            ],
        { Pattern: "[0-9]{4}" } => [("0000", true), ("003", false), ("00003", false), ("000a", false), ("", false)],
        { Pattern: @"[A-Za-z0-9\-\._]+" } => [("a-b.C_9", true), ("a b.txt", false), ("map/b.txt", false)],
        { Pattern: not null } => // a number
        [
            (Number, true),
            (Number.ToUpperInvariant(), false),
            (Number.Replace("-4e9a", "-1e9a", StringComparison.Ordinal), false),
            (Number.Replace("-8b71", "-7b71", StringComparison.Ordinal), false),
            (Number.Replace("-", "", StringComparison.Ordinal), false),
            ($"{{{Number}}}", false),
            ("", false),
        ],
        { IsBranch: true } => [("", true), ("PGE+", true), ("PG E+\n", true), ("PGE", false), ("PG-_", false), ("<![CDATA[", false)],
        { Type: "StUF:Refnummer" } => [("", true), ("geen uuid", true)],
        { LocalName: "organisatie" or "functie" or "administratie" or "gebruiker" or "code" or "omschrijving" or "details" } =>
            [("", true)],
        _ => [],
    };

    private static string Value(ElementRow row) => row switch
    {
        { Values: [var only, ..] } => only,
        { LocalName: "referentienummer" or "crossRefnummer" } => Number,
        { LocalName: "tijdstipBericht" } => "20260506091530120",
        { Length: 4 } => "0003",
        { IsBranch: true } => "PGE+",
        { LocalName: "detailsXML" } => "",
        { LocalName: "code" } => "StUF055",
        _ => "Tekst",
    };

    private static string PathOf(XElement element) => element.Annotation<ElementRow>()?.Path ?? "";
}
