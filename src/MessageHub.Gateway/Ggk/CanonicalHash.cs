using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace MessageHub.Gateway.Ggk;

/// <summary>
/// SHA-256 over the exclusive canonical form (C14N, without comments) of an element, while a reader passes over it. Two envelopes that
/// differ only in line ends, quotes, order of attributes or unused declarations have the same hash; nothing is kept in memory but the
/// declarations in scope.
/// </summary>
internal sealed class CanonicalHash : IDisposable
{
    private static readonly SearchValues<char> EscapedInText = SearchValues.Create("&<>\r");
    private static readonly SearchValues<char> EscapedInAttribute = SearchValues.Create("&<\"\t\n\r");

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder();
    private readonly byte[] bytes = new byte[4096];
    /// <summary>Of each prefix that is declared, what it means, the innermost declaration last.</summary>
    private readonly Dictionary<string, Stack<string>> inScope = [];
    /// <summary>The prefixes of those declarations, in the order in which they were made.</summary>
    private readonly Stack<string> rendered = new();
    private readonly Stack<(string Name, int Rendered)> open = new();

    /// <summary>The reader stands on an element, and afterwards still does.</summary>
    public void Start(XmlReader reader)
    {
        open.Push((reader.Name, rendered.Count));
        var used = new SortedDictionary<string, string>(StringComparer.Ordinal);
        List<(string Uri, string LocalName, string Name, string Value)>? attributes = null;
        Use(reader.Prefix, reader.NamespaceURI);
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == GgkNames.Xmlns)
                continue;
            if (reader.Prefix.Length > 0)
                Use(reader.Prefix, reader.NamespaceURI);
            (attributes ??= []).Add((reader.NamespaceURI, reader.LocalName, reader.Name, reader.Value));
        }

        reader.MoveToElement();
        Raw("<");
        Raw(reader.Name);
        foreach (var (prefix, uri) in used)
        {
            Declare(prefix, uri);
            Raw(prefix.Length == 0 ? " xmlns" : $" xmlns:{prefix}");
            Attribute(uri);
        }

        attributes?.Sort(
            (a, b) => string.CompareOrdinal(a.Uri, b.Uri) is var byUri and not 0 ? byUri : string.CompareOrdinal(a.LocalName, b.LocalName));
        foreach (var (_, _, name, value) in attributes ?? [])
        {
            Raw(" ");
            Raw(name);
            Attribute(value);
        }

        Raw(">");

        void Use(string prefix, string uri)
        {
            if (prefix != "xml" && InScope(prefix) != uri)
                used[prefix] = uri;
        }
    }

    public void Text(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(EscapedInText) is var at and >= 0)
        {
            Raw(text[..at]);
            Raw(text[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "&#xD;" });
            text = text[(at + 1)..];
        }

        Raw(text);
    }

    public void ProcessingInstruction(string target, string data)
    {
        Raw("<?");
        Raw(target);
        Raw(data.Length == 0 ? "" : " ");
        Raw(data);
        Raw("?>");
    }

    public void End()
    {
        var (name, count) = open.Pop();
        while (rendered.Count > count)
            Undeclare(rendered.Pop());
        Raw("</");
        Raw(name);
        Raw(">");
    }

    /// <summary>The hash of all so far; the next element starts anew.</summary>
    public byte[] Result() => hash.GetHashAndReset();

    public void Dispose() => hash.Dispose();

    /// <summary>Nobody has to say that there is no default namespace.</summary>
    private string InScope(string prefix) => inScope.TryGetValue(prefix, out var uris) ? uris.Peek() : "";

    private void Declare(string prefix, string uri)
    {
        if (!inScope.TryGetValue(prefix, out var uris))
            inScope.Add(prefix, uris = new());
        uris.Push(uri);
        rendered.Push(prefix);
    }

    private void Undeclare(string prefix)
    {
        var uris = inScope[prefix];
        uris.Pop();
        if (uris.Count == 0)
            inScope.Remove(prefix);
    }

    private void Attribute(ReadOnlySpan<char> value)
    {
        Raw("=\"");
        while (value.IndexOfAny(EscapedInAttribute) is var at and >= 0)
        {
            Raw(value[..at]);
            Raw(value[at] switch { '&' => "&amp;", '<' => "&lt;", '"' => "&quot;", '\t' => "&#x9;", '\n' => "&#xA;", _ => "&#xD;" });
            value = value[(at + 1)..];
        }

        Raw(value);
        Raw("\"");
    }

    private void Raw(ReadOnlySpan<char> text)
    {
        // The encoder remembers half a character between two pieces of text.
        while (!text.IsEmpty)
        {
            encoder.Convert(text, bytes, flush: false, out var used, out var written, out _);
            hash.AppendData(bytes, 0, written);
            text = text[used..];
        }
    }
}
