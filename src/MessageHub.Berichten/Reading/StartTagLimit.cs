using System.Buffers;

namespace MessageHub.Berichten.Reading;

/// <summary>
/// Says whether a start tag is longer than any that the standard needs, in one scan of the bytes and before a parser sees them: an XML
/// parser takes seconds and a thousand megabytes for a million attributes, whatever comes of it. The bytes are UTF-8. Whether they are
/// XML is not judged: what a parser stops at, as a document type definition where those are prohibited, ends the scan too.
/// </summary>
public static class StartTagLimit
{
    /// <summary>
    /// From <c>&lt;</c> to <c>&gt;</c>, both counted. No message or envelope has attributes but namespaces and a few of xsi or StUF.
    /// </summary>
    public const int MaxBytes = 16 * 1024;

    private const int BufferBytes = 64 * 1024;

    private static readonly SearchValues<byte> EndOrQuote = SearchValues.Create(">\"'"u8);

    private enum Place
    {
        Text,
        AfterLess,
        AfterExclamation,
        StartTag,

        /// <summary>In a comment, CDATA or a processing instruction.</summary>
        Closed,

        /// <summary>At something behind which no parser reads on.</summary>
        Stopped,
    }

    /// <summary>True when a start tag is longer than <see cref="MaxBytes"/>.</summary>
    public static bool IsExceededBy(ReadOnlySpan<byte> content) => new Scan().Exceeds(content);

    /// <summary>
    /// True when a start tag is longer than <see cref="MaxBytes"/>. Reads from where the stream stands, no further than needed.
    /// </summary>
    public static bool IsExceededBy(Stream content)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var scan = new Scan();
            for (var count = content.Read(buffer); count > 0; count = content.Read(buffer))
            {
                if (scan.Exceeds(buffer.AsSpan(0, count)))
                    return true;
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Where the scan stands between two pieces of the content.</summary>
    private struct Scan
    {
        private Place place;

        /// <summary>Of a start tag: its bytes so far, and the quote that is open or 0.</summary>
        private int length;
        private byte quote;

        /// <summary>After <c>&lt;!</c>: how much of <c>--</c> or <c>[CDATA[</c> was seen.</summary>
        private bool isCData;
        private int matched;

        /// <summary>
        /// What ends a comment, CDATA or processing instruction: a <c>&gt;</c> behind so many of this byte; and how many were just seen.
        /// </summary>
        private byte closing;
        private int closingCount;
        private int seen;

        /// <summary>Goes over the next piece of the content.</summary>
        public bool Exceeds(ReadOnlySpan<byte> content)
        {
            while (!content.IsEmpty && place is not Place.Stopped)
            {
                var used = place switch
                {
                    Place.Text => PassText(content),
                    Place.AfterLess => EnterMarkup(content[0]),
                    Place.AfterExclamation => EnterClosed(content[0]),
                    Place.Closed => PassClosed(content),
                    _ => PassStartTag(content),
                };
                if (length > MaxBytes)
                    return true;
                content = content[used..];
            }

            return false;
        }

        private int PassText(ReadOnlySpan<byte> content)
        {
            var at = content.IndexOf((byte)'<');
            if (at < 0)
                return content.Length;
            place = Place.AfterLess;
            return at + 1;
        }

        private int EnterMarkup(byte first)
        {
            switch (first)
            {
                case (byte)'!':
                    (place, matched) = (Place.AfterExclamation, 0);
                    return 1;
                case (byte)'?':
                    Close((byte)'?', 1);
                    return 1;
                case (byte)'/':
                    // An end tag has nothing in it that hides the next "<".
                    place = Place.Text;
                    return 1;
                default:
                    (place, length, quote) = (Place.StartTag, 1, 0);
                    return 0;
            }
        }

        private int EnterClosed(byte next)
        {
            if (matched == 0)
                isCData = next == (byte)'[';
            var expected = isCData ? "[CDATA["u8 : "--"u8;
            if (next != expected[matched])
                place = Place.Stopped;
            else if (++matched == expected.Length)
                Close(isCData ? (byte)']' : (byte)'-', 2);
            return 1;
        }

        private void Close(byte with, int count)
        {
            place = Place.Closed;
            (closing, closingCount, seen) = (with, count, 0);
        }

        private int PassClosed(ReadOnlySpan<byte> content)
        {
            var end = content.IndexOf((byte)'>');
            var before = end < 0 ? content : content[..end];
            var run = before.Length - (before.LastIndexOfAnyExcept(closing) + 1);
            // A run that reaches back to the beginning of this piece goes on in the piece before.
            seen = run == before.Length ? Math.Min(seen + run, closingCount) : run;
            if (end < 0)
                return content.Length;
            if (seen >= closingCount)
                place = Place.Text;
            seen = 0;
            return end + 1;
        }

        private int PassStartTag(ReadOnlySpan<byte> content)
        {
            // No further than what is too long: a tag that never ends is not read to its end.
            var within = content[..Math.Min(content.Length, MaxBytes + 1 - length)];
            var at = quote == 0 ? within.IndexOfAny(EndOrQuote) : within.IndexOf(quote);
            var used = at < 0 ? within.Length : at + 1;
            length += used;
            if (at >= 0 && quote != 0)
                quote = 0;
            else if (at >= 0 && within[at] != (byte)'>')
                quote = within[at];
            else if (at >= 0 && length <= MaxBytes)
                (place, length) = (Place.Text, 0);
            return used;
        }
    }
}
