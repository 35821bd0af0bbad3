using MessageHub.Berichten.Model;
using MessageHub.Berichten.Xml;

namespace MessageHub.Berichten.Reading;

/// <summary>
/// Writes messages as the chain wants them: XML in UTF-8 without byte order mark, CR LF, no empty elements (OP192, RS033).
/// </summary>
public static class BerichtWriter
{
    /// <summary>The message as bytes. What is written is as valid as the message: check it against its schema before it leaves.</summary>
    public static byte[] Write(Bericht bericht)
    {
        using var stream = new MemoryStream();
        using (var writer = new BerichtXmlWriter(stream, bericht.Identity))
            Bericht.Shape.Write(writer, Bericht.Shape.Name, bericht);
        return stream.ToArray();
    }
}
