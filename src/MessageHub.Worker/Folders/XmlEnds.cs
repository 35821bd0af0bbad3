namespace MessageHub.Worker.Folders;

/// <summary>
/// Says by its first and last bytes whether a file looks like a whole XML document: it ends with the end of the element it begins
/// with. One that is still being copied does not, however long the copying pauses, nor does one whose room was set apart before it was
/// filled.
/// </summary>
internal static class XmlEnds
{
    private const int Enough = 4096;

    public static bool Meet(FileStream file)
    {
        ReadOnlySpan<byte> tail = Part(file, Math.Max(0, file.Length - Enough)).AsSpan().TrimEnd(" \t\r\n"u8);
        if (tail is not [.., (byte)'>'] || tail.LastIndexOf((byte)'<') is not (>= 0 and var at))
            return false;
        var first = FirstTag(Part(file, 0));
        var last = tail[at..^1].TrimEnd(" \t\r\n"u8);
        return last.StartsWith("</"u8)
            ? last[2..].SequenceEqual(NameIn(first))
            : first is [.., (byte)'/'];
    }

    private static byte[] Part(FileStream file, long from)
    {
        var part = new byte[(int)Math.Min(Enough, file.Length - from)];
        var read = RandomAccess.Read(file.SafeFileHandle, part, from);
        return part[..read];
    }

    /// <summary>
    /// What stands in the first tag that is no declaration or comment, as far as it can be seen; empty when there is none.
    /// </summary>
    private static ReadOnlySpan<byte> FirstTag(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf((byte)'<') is >= 0 and var start)
        {
            text = text[(start + 1)..];
            var end = text.StartsWith("!--"u8) ? text.IndexOf("-->"u8) : text.IndexOf((byte)'>');
            if (text is not [(byte)'!' or (byte)'?', ..])
                return end < 0 ? text : text[..end];
            if (end < 0)
                break;
            text = text[(end + 1)..];
        }

        return [];
    }

    private static ReadOnlySpan<byte> NameIn(ReadOnlySpan<byte> tag) => tag.IndexOfAny(" \t\r\n/"u8) is >= 0 and var end ? tag[..end] : tag;
}
