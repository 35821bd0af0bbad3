using System.Text;
using System.Xml.Linq;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Tests.RoundTrip;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.Reading;

/// <summary>One message in the many ways that XML has to write it, read the same each time.</summary>
public class DressTests
{
    private static readonly string[] Prefixes = ["ns2:", "_b.1-x:", "JW:", "é:", "xs:"];

    private static readonly Dictionary<string, Func<XElement, string>> Dresses = new()
    {
        ["usual prefixes"] = root => Render(root),
        ["default namespace for the message"] = root => Render(root, name: e => IsMessage(e) ? "" : "b:"),
        ["default namespace for the basisschema"] = root => Render(root, name: e => IsMessage(e) ? "m:" : ""),
        ["default namespace declared on each element"] = root => Render(root, name: _ => "", declareEach: true),
        ["another prefix on each element"] = root =>
            Render(root, name: e => Prefixes[e.AncestorsAndSelf().Count() % Prefixes.Length], declareEach: true),
        ["the prefixes of the families exchanged"] = root => Render(root, name: e => IsMessage(e) ? "iwmo:" : "wmo323:"),
        ["namespaces that nobody uses"] = root =>
            Render(root, extra: " xmlns:x='urn:x' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"),
        ["a hint where the schema is"] = root =>
            Render(root, extra: " xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='urn:x file:///x.xsd'"),
        ["values in CDATA"] = root =>
            Render(
                root,
                text: v =>
                    string.Join(
                        "",
                        v.Split('\r')
                            .Select(p => $"<![CDATA[{p.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]>")
                            .Aggregate((a, b) => a + "&#13;" + b))),
        ["half of a value in CDATA"] = root => Render(root, text: v => Halves(v, (a, b) => $"{a}<![CDATA[]]>{b}")),
        ["empty CDATA around a value"] = root => Render(root, text: v => $"<![CDATA[]]>{Escape(v)}<![CDATA[]]>"),
        ["a comment in the middle of a value"] = root => Render(root, text: v => Halves(v, (a, b) => $"{a}<!-- <x> & -->{b}")),
        ["comments around a value"] = root => Render(root, text: v => $"<!--a-->{Escape(v)}<!--b--><!---->"),
        ["a processing instruction in the middle of a value"] = root => Render(root, text: v => Halves(v, (a, b) => $"{a}<?php <x> ?>{b}")),
        ["comments and instructions between elements"] = root => Render(root, between: "<!-- x --> <?x y?>"),
        ["each character as a reference"] = root => Render(root, text: v => string.Concat(v.EnumerateRunes().Select(r => $"&#{r.Value};"))),
        ["each character as a hexadecimal reference"] = root =>
            Render(root, text: v => string.Concat(v.EnumerateRunes().Select(r => $"&#x{r.Value:x};"))),
        ["single quotes"] = root => Render(root).Replace('"', '\''),
        ["blanks inside the tags"] = root => Render(root, tagEnd: " \t\n "),
        ["LF between elements"] = root => Render(root, between: "\n  "),
        ["LF everywhere"] = root => Render(root, between: "\n"),
        ["CR LF everywhere"] = root => Render(root, between: "\n").Replace("\n", "\r\n", StringComparison.Ordinal),
        ["CR everywhere"] = root => Render(root, between: "\n").Replace('\n', '\r'),
        ["with a declaration"] = root => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n" + Render(root),
        ["with a declaration in lower case"] = root => "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + Render(root),
        ["with a declaration in single quotes"] = root => "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>" + Render(root),
        ["with a declaration full of blanks"] = root =>
            $"<?xml\n version = '1.0'{new string(' ', 500)}\tencoding\r\n=\n'UTF-8' ?>" + Render(root),
        ["with a declaration without encoding"] = root => "<?xml version=\"1.0\"?>" + Render(root),
        ["white space and comments before the root"] = root => "\r\n \t<!-- é --><?x?>\n" + Render(root),
        ["an instruction that is not a declaration first"] = root => "<?xml-stylesheet href='x' encoding='iso-8859-1'?>" + Render(root),
        ["a comment about a DTD"] = root => "<!-- <!DOCTYPE x> -->" + Render(root),
        ["white space and comments behind the root"] = root => Render(root) + "\r\n<!-- é -->\n<?x?>\t \n",
        ["xsi:type that says what the schema says"] = root =>
            Render(root, extra: " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='m:Root'"),
    };

    public static TheoryData<string> Names => new(Dresses.Keys);

    public static TheoryData<string, string> Values => new()
    {
        { "a < b", "starts a tag" },
        { "a > b", "ends a tag" },
        { "a & b &amp; &#10;", "a reference that is none" },
        { "x]]>y", "ends CDATA" },
        { "]]", "nearly ends CDATA" },
        { "<![CDATA[x", "starts CDATA" },
        { "<!-- x -->", "a comment that is none" },
        { "\"dubbel\" 'enkel'", "quotes" },
        { "\ttab\t", "tabs are not blanks" },
        { "een\ntwee\n\ndrie", "line feeds" },
        { "\neen\n", "line feeds at the ends" },
        { "een\rtwee", "a carriage return" },
        { "\reen\r\r", "carriage returns at the ends" },
        { "een\r\ntwee", "both" },
        { "een\n\rtwee", "the wrong way round" },
        { "  blanks  ", "blanks at the ends" },
        { "Ünïcødé €", "not ASCII" },
        { "\u0085\u2028\u00A0x", "line ends and blanks of Unicode" },
        { "\uFEFFx\uFFFD", "a byte order mark inside" },
        { "😀 \U0001D400\U00020000", "outside the basic plane" },
        { "e\u0301", "a combining accent is not composed" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_is_read_alike_in_every_dress(string dress)
    {
        foreach (var table in StructureTables.Messages.Values)
        {
            var bericht = new ModelGenerator(table, seed: 5).Next(full: true);
            var root = MessageContent.Load(BerichtWriter.Write(bericht)).Root!;
            // Layout is part of the dress and not of the message.
            root.DescendantNodes().OfType<XText>().Where(t => t.Parent!.HasElements).Remove();
            var content = Encoding.UTF8.GetBytes(Dresses[dress](root));
            var result = Sample301.Reader.Read(content);
            var refused = result as ReadResult.Refused;
            Assert.True(refused is null, $"{table.Name}: {refused?.Text} {string.Join(", ", refused?.Complaints ?? [])}");
            Assert.Null(ModelComparer.Difference(bericht, ((ReadResult.Read)result).Bericht, table.Name));
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_survives_a_round_trip(string value, string reason)
    {
        var sample = (ReadResult.Read)Sample301.Reader.Read(Sample301.Bytes);
        var bericht = sample.Bericht with { Client = sample.Bericht.Client! with { Commentaar = value } };
        var bytes = BerichtWriter.Write(bericht);
        MessageContent.AssertForm(StructureTables.Of("JW301"), bytes);
        var again = Assert.IsType<ReadResult.Read>(Sample301.Reader.Read(bytes));
        Assert.True(ModelComparer.Difference(bericht, again.Bericht) is null, reason);
    }

    [Theory]
    [InlineData("JW301")]
    [InlineData("WMO323")]
    public void Numbers_dates_and_times_are_read_in_every_notation(string message)
    {
        var table = StructureTables.Of(message);
        var bericht = new ModelGenerator(table, seed: 6).Next(full: true);
        var root = MessageContent.Load(BerichtWriter.Write(bericht)).Root!;
        foreach (var leaf in root.Descendants().Where(e => !e.HasElements))
        {
            if (leaf.Name.LocalName is "BerichtVersie" or "BerichtSubversie")
                continue;
            if (leaf.Name.LocalName is "Budget" or "ToewijzingNummer" or "GeleverdVolume" or "Bedrag")
                leaf.Value = $"\n+00{leaf.Value} ";
            else if (leaf.Name.LocalName.EndsWith("datum", StringComparison.Ordinal) || leaf.Name.LocalName is "Toewijzingstijd")
                leaf.Value = $" \t{leaf.Value}\n";
        }

        var again = Assert.IsType<ReadResult.Read>(Sample301.Reader.Read(Encoding.UTF8.GetBytes(Render(root))));
        Assert.Null(ModelComparer.Difference(bericht, again.Bericht));
    }

    private static bool IsMessage(XElement element) => element.Name.Namespace == element.Document!.Root!.Name.Namespace;

    private static string Render(
        XElement root, Func<XElement, string>? name = null, Func<string, string>? text = null, string between = "", string tagEnd = "",
        string extra = "", bool declareEach = false)
    {
        name ??= e => IsMessage(e) ? "m:" : "b:";
        text ??= Escape;
        var declarations = root.DescendantsAndSelf().GroupBy(e => name(e)).Select(g => Declaration(g.First()));
        var output = new StringBuilder();
        Write(root);
        return output.ToString();

        string Declaration(XElement e) =>
            name(e) is { Length: > 0 } prefix
                ? $" xmlns:{prefix.TrimEnd(':')}=\"{e.Name.NamespaceName}\""
                : $" xmlns=\"{e.Name.NamespaceName}\"";

        void Write(XElement e)
        {
            output.Append($"<{name(e)}{e.Name.LocalName}");
            output.Append(declareEach ? Declaration(e) : e == root ? string.Concat(declarations) : "");
            output.Append(e == root ? extra : "").Append(tagEnd).Append('>');
            foreach (var child in e.Elements())
            {
                output.Append(between);
                Write(child);
            }

            output.Append(e.HasElements ? between : text(e.Value)).Append($"</{name(e)}{e.Name.LocalName}{tagEnd}>");
        }
    }

    private static string Escape(string value) => value
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("\r", "&#xD;", StringComparison.Ordinal);

    /// <summary>Splits a value in two, not inside a character.</summary>
    private static string Halves(string value, Func<string, string, string> join)
    {
        var at = value.Length / 2;
        if (at > 0 && char.IsHighSurrogate(value[at - 1]))
            at--;
        return join(Escape(value[..at]), Escape(value[at..]));
    }
}
