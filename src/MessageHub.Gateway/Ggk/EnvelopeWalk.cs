using System.Buffers;
using System.Text;
using System.Xml;

namespace MessageHub.Gateway.Ggk;

/// <summary>
/// One pass over an envelope element by its table: collects the texts, holds the payload against the form of base64 and hashes the
/// canonical form. Comments are left out by the reader.
/// </summary>
/// <param name="reader">Stands on the root element of the envelope; reads whitespace and processing instructions too.</param>
/// <param name="payload">Gets the decoded payload, or null when it is not to be decoded.</param>
internal sealed class EnvelopeWalk(XmlReader reader, Base64Text.Sink? payload) : IDisposable
{
    /// <summary>Beyond the deepest envelope there is only detailsXML; nobody nests further with good intent.</summary>
    public const int MaxDepth = 128;

    private const int ChunkLength = 8192;

    private readonly CanonicalHash hash = new();
    private readonly char[] chunk = ArrayPool<char>.Shared.Rent(ChunkLength);
    private readonly Dictionary<string, string> texts = [];

    /// <summary>Path below the root, with slashes, to text.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>The element that holds the payload: xmlBestand, tekstBestand or null.</summary>
    public string? PayloadElement { get; private set; }

    /// <summary>Bytes of the payload after decoding.</summary>
    public long PayloadBytes { get; private set; }

    /// <summary>Passes over the element, leaves the reader on its end and gives the hash.</summary>
    /// <exception cref="EnvelopeNotValidException">It breaks its table.</exception>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public byte[] Run(ElementModel model)
    {
        Pass(model, "");
        return hash.Result();
    }

    public void Dispose()
    {
        hash.Dispose();
        ArrayPool<char>.Shared.Return(chunk);
    }

    private void Pass(ElementModel model, string path)
    {
        CheckAttributes(model);
        hash.Start(reader);
        var isEmpty = reader.IsEmptyElement;
        switch (model.Content)
        {
            case ElementContent.Text:
                PassText(model, path, isEmpty);
                break;
            case ElementContent.Base64:
                PassPayload(model, isEmpty);
                break;
            case ElementContent.Any:
                if (!isEmpty)
                    PassAnything();
                break;
            default:
                PassChildren(model, path, isEmpty);
                break;
        }

        hash.End();
    }

    private void PassChildren(ElementModel model, string path, bool isEmpty)
    {
        var next = 0;
        while (!isEmpty && Next())
        {
            if (reader.NodeType is not XmlNodeType.Element)
                throw Wrong($"losse tekst in {model.Name}");
            var at = next;
            while (at < model.Children.Count
                && (model.Children[at].Name != reader.LocalName || model.Children[at].Namespace != reader.NamespaceURI))
                at++;
            if (at == model.Children.Count)
                throw Unexpected(model);
            if (model.Content is ElementContent.Sequence)
                RequireNone(model, next, at);
            next = model.Content is ElementContent.Choice ? model.Children.Count : at + 1;
            var child = model.Children[at];
            Pass(child, path.Length == 0 ? child.Name : $"{path}/{child.Name}");
        }

        if (model.Content is ElementContent.Sequence)
            RequireNone(model, next, model.Children.Count);
        else if (next == 0)
            throw Wrong($"in {model.Name} ontbreekt de inhoud");
    }

    private static void RequireNone(ElementModel model, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (model.Children[i].IsRequired)
                throw Wrong($"element {model.Name}/{model.Children[i].Name} ontbreekt");
        }
    }

    private void PassText(ElementModel model, string path, bool isEmpty)
    {
        var text = new StringBuilder();
        while (!isEmpty && NextText(model))
        {
            for (int read; (read = reader.ReadValueChunk(chunk, 0, ChunkLength)) > 0;)
            {
                hash.Text(chunk.AsSpan(0, read));
                text.Append(chunk, 0, read);
                // Longer than the longest type: no need to hold the rest.
                if (text.Length > model.Text!.Max)
                    throw Wrong($"{path} is te lang");
            }
        }

        var value = text.ToString();
        if (!model.Text!.Fits(value))
            throw model.Name == "berichtcode" ? new(WrongBerichtcode(value)) : Wrong($"{path} heeft niet de juiste vorm");
        texts.Add(path, value);
    }

    private void PassPayload(ElementModel model, bool isEmpty)
    {
        PayloadElement = model.Name;
        var base64 = new Base64Text(payload);
        while (!isEmpty && NextText(model))
        {
            for (int read; (read = reader.ReadValueChunk(chunk, 0, ChunkLength)) > 0;)
            {
                hash.Text(chunk.AsSpan(0, read));
                if (!base64.Add(chunk.AsSpan(0, read)))
                    throw Wrong($"{model.Name} is geen base64");
            }
        }

        if (!base64.Complete())
            throw Wrong($"{model.Name} is geen base64");
        PayloadBytes = base64.Length;
    }

    private void PassAnything()
    {
        var outer = reader.Depth;
        while (Read() && reader.Depth > outer)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    hash.Start(reader);
                    if (reader.IsEmptyElement)
                        hash.End();
                    break;
                case XmlNodeType.EndElement:
                    hash.End();
                    break;
                case XmlNodeType.ProcessingInstruction:
                    hash.ProcessingInstruction(reader.Name, reader.Value);
                    break;
                default:
                    for (int read; (read = reader.ReadValueChunk(chunk, 0, ChunkLength)) > 0;)
                        hash.Text(chunk.AsSpan(0, read));
                    break;
            }
        }
    }

    /// <summary>Goes to the next element or text within an element of elements; false at its end.</summary>
    private bool Next()
    {
        while (Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.EndElement:
                    return false;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.Text:
                    if (!BlankText.Pass(reader, chunk, hash.Text))
                        return true;
                    break;
                case XmlNodeType.ProcessingInstruction:
                    hash.ProcessingInstruction(reader.Name, reader.Value);
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Goes to the next piece of text within an element of text; false at its end.</summary>
    private bool NextText(ElementModel model)
    {
        while (Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.EndElement:
                    return false;
                case XmlNodeType.ProcessingInstruction:
                    hash.ProcessingInstruction(reader.Name, reader.Value);
                    break;
                case XmlNodeType.Element:
                    throw Wrong($"{model.Name} bevat elementen");
                default:
                    return true;
            }
        }

        return false;
    }

    private bool Read() => reader.Read() && (reader.Depth <= MaxDepth ? true : throw EnvelopeLimitException.TooDeep());

    /// <summary>No row has attributes but one. What an XML Schema instance may say about itself is passed over.</summary>
    private void CheckAttributes(ElementModel model)
    {
        var isThere = false;
        while (reader.MoveToNextAttribute())
        {
            if (model.Attribute is not null && reader.LocalName == model.Attribute && reader.NamespaceURI.Length == 0)
                isThere = TextForm.Bestandsnaam.Fits(reader.Value)
                    ? true
                    : throw Wrong($"{model.Name}/@{model.Attribute} heeft niet de juiste vorm");
            else if (reader.NamespaceURI != GgkNames.Xmlns
                && !(reader.NamespaceURI == GgkNames.Xsi && reader.LocalName is "schemaLocation" or "noNamespaceSchemaLocation"))
                throw Wrong($"{model.Name} heeft een attribuut dat niet bestaat");
        }

        reader.MoveToElement();
        if (model.Attribute is not null && !isThere)
            throw Wrong($"{model.Name}/@{model.Attribute} ontbreekt");
    }

    /// <summary>Only names from the tables are reported: what stands in the message itself may be anything.</summary>
    private EnvelopeNotValidException Unexpected(ElementModel model) =>
        reader.NamespaceURI != GgkNames.Stuf && reader.NamespaceURI.StartsWith(GgkNames.AnyStuf, StringComparison.Ordinal)
            ? new(StufError.StufVersion)
            : Wrong($"in {model.Name} staat een element dat daar niet hoort of dubbel is");

    /// <summary>Reading: the schema would say StUF055 as well, but then these two codes of StUF could never occur.</summary>
    private static StufError WrongBerichtcode(string value) => StufBerichtcode.IsKnown(value)
        ? value is "Di01" or "Du01" or "Fo01"
            ? StufError.NotValid.Because("berichtcode past niet bij het element")
            : StufError.BerichtcodeNotSupported
        : StufError.BerichtcodeUnknown;

    private static EnvelopeNotValidException Wrong(string why) => new(StufError.NotValid.Because(why));
}
