using System.Xml;

namespace MessageHub.Gateway.Ggk;

/// <summary>
/// Distinguishes white space from text. The reader calls a run of white space longer than it likes to look ahead
/// (4,096 characters) text, so its own word is not enough.
/// </summary>
internal static class BlankText
{
    /// <summary>Reads the value the reader stands on to its end; false at the first character that is no white space.</summary>
    /// <param name="reader">Stands on text or white space.</param>
    /// <param name="chunk">To read into.</param>
    /// <param name="take">Gets what was read, or null.</param>
    public static bool Pass(XmlReader reader, char[] chunk, TextPiece? take = null)
    {
        for (int read; (read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
        {
            if (chunk.AsSpan(0, read).ContainsAnyExcept(" \t\r\n"))
                return false;
            take?.Invoke(chunk.AsSpan(0, read));
        }

        return true;
    }
}
