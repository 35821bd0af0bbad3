using System.Text;
using System.Xml;

namespace MessageHub.Gateway.Ggk;

/// <summary>
/// What can be read of between whom and under which number, in an envelope that breaks its table or is of another version. Goes by local
/// names, takes the first of each, and reads the document to its end.
/// </summary>
internal static class HeadScan
{
    private const int Longest = 200;

    /// <summary>The head, or null when no answer could refer to it.</summary>
    /// <exception cref="XmlException">It is not well-formed after all.</exception>
    /// <exception cref="EnvelopeTooDeepException">It is nested too deep.</exception>
    public static EnvelopeHead? Run(XmlReader reader)
    {
        var texts = new Dictionary<string, string>();
        var path = new List<string>();
        var inControl = -1;
        var isOver = false;
        while (reader.Read())
        {
            if (reader.Depth > EnvelopeWalk.MaximumDepth)
                throw new EnvelopeTooDeepException();
            if (isOver || reader.NodeType is not (XmlNodeType.Element or XmlNodeType.EndElement or XmlNodeType.Text or XmlNodeType.CDATA))
                continue;
            if (inControl < 0)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: EnvelopeTables.Stuurgegevens, IsEmptyElement: false })
                    inControl = reader.Depth;
                continue;
            }

            switch (reader.NodeType)
            {
                case XmlNodeType.EndElement:
                    isOver = reader.Depth == inControl;
                    break;
                case XmlNodeType.Element:
                    path.RemoveRange(Math.Min(path.Count, reader.Depth - inControl - 1), Math.Max(0, path.Count - (reader.Depth - inControl - 1)));
                    path.Add(reader.LocalName);
                    break;
                default:
                    // A text belongs to the element one above it.
                    Keep(string.Join('/', path.Take(reader.Depth - inControl - 1)));
                    break;
            }
        }

        return Build(texts);

        void Keep(string where)
        {
            if (where is not ("referentienummer" or "zender/organisatie" or "zender/applicatie" or "ontvanger/organisatie" or "ontvanger/applicatie") || texts.ContainsKey(where))
                return;
            var chunk = new char[Longest + 1];
            var text = new StringBuilder();
            for (int read; text.Length <= Longest && (read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
                text.Append(chunk, 0, read);
            texts.Add(where, text.ToString());
        }
    }

    /// <summary>Only what our answer may repeat and still follow its own table.</summary>
    private static EnvelopeHead? Build(Dictionary<string, string> texts)
    {
        return PartyOf(EnvelopeTables.Zender) is { } zender && PartyOf(EnvelopeTables.Ontvanger) is { } ontvanger
            && texts.GetValueOrDefault(EnvelopeTables.Referentienummer) is { Length: > 0 } number && TextForm.Refnummer.Fits(number)
            ? new(zender, ontvanger, number)
            : null;

        Party? PartyOf(string name) =>
            texts.GetValueOrDefault($"{name}/organisatie") is { Length: > 0 } organisatie && TextForm.Organisatie.Fits(organisatie)
            && texts.GetValueOrDefault($"{name}/applicatie") is { } applicatie && TextForm.Applicatie.Fits(applicatie)
                ? new(organisatie, applicatie)
                : null;
    }
}
