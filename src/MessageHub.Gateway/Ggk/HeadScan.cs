using System.Text;
using System.Xml;

namespace MessageHub.Gateway.Ggk;

/// <summary>
/// What can be read of between whom and under which number, in an envelope that breaks its table or is of another version. Goes by local
/// names, takes the first of each, and reads the document to its end.
/// </summary>
internal static class HeadScan
{
    private const int MaxLength = 200;

    /// <summary>The head, or null when no answer could refer to it.</summary>
    /// <exception cref="XmlException">It is not well-formed after all.</exception>
    /// <exception cref="EnvelopeLimitException">It has more of something than anybody needs.</exception>
    public static EnvelopeHead? Run(XmlReader reader)
    {
        var texts = new Dictionary<string, string>();
        // The element below stuurgegevens, and the one below that.
        var (section, leaf) = ("", "");
        var inControl = -1;
        var isOver = false;
        while (reader.Read())
        {
            if (reader.Depth > EnvelopeWalk.MaxDepth)
                throw EnvelopeLimitException.TooDeep();
            if (isOver || reader.NodeType is not (XmlNodeType.Element or XmlNodeType.EndElement or XmlNodeType.Text or XmlNodeType.CDATA))
                continue;
            if (inControl < 0)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: EnvelopeTables.Stuurgegevens, IsEmptyElement: false })
                    inControl = reader.Depth;
                continue;
            }

            var below = reader.Depth - inControl;
            switch (reader.NodeType, below)
            {
                case (XmlNodeType.EndElement, 0):
                    isOver = true;
                    break;
                case (XmlNodeType.Element, 1):
                    section = reader.LocalName;
                    break;
                case (XmlNodeType.Element, 2):
                    leaf = reader.LocalName;
                    break;
                // A text belongs to the element one above it.
                case (XmlNodeType.Text or XmlNodeType.CDATA, 2) when section == EnvelopeTables.Referentienummer:
                    Keep(section);
                    break;
                case (XmlNodeType.Text or XmlNodeType.CDATA, 3)
                    when section is EnvelopeTables.Zender or EnvelopeTables.Ontvanger && leaf is "organisatie" or "applicatie":
                    Keep($"{section}/{leaf}");
                    break;
            }
        }

        return Build(texts);

        void Keep(string where)
        {
            if (texts.ContainsKey(where))
                return;
            var chunk = new char[MaxLength + 1];
            var text = new StringBuilder();
            for (int read; text.Length <= MaxLength && (read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
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
