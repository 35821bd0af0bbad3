using System.Text;

namespace MessageHub.Berichten.Tests.Reading;

/// <summary>The scan sees each start tag that is too long, and nothing else for one; also when it gets the bytes in pieces.</summary>
public class StartTagLimitTests
{
    /// <summary>A start tag that is one byte too long.</summary>
    private static readonly string TooLong = Tag(StartTagLimit.MaxBytes + 1);

    /// <summary>What looks like a start tag that never ends, to whoever does not see where it stands.</summary>
    private static readonly string Endless = "<a b='" + new string('x', StartTagLimit.MaxBytes);

    public static TheoryData<string, string, bool> Cases => new()
    {
        { "nothing", "", false },
        { "as long as is allowed", Tag(StartTagLimit.MaxBytes), false },
        { "one byte more", TooLong, true },
        { "one byte more behind others", "<?xml version='1.0'?><a><b/><c d=\"e\">f</c>" + TooLong + "</a>", true },
        { "many that are as long as is allowed", string.Concat(Enumerable.Repeat(Tag(StartTagLimit.MaxBytes), 20)), false },
        { "only blanks", "<a" + new string(' ', StartTagLimit.MaxBytes) + ">", true },
        { "only a name", "<" + new string('a', StartTagLimit.MaxBytes) + ">", true },
        { "never ended", Endless, true },
        { "cut off before it is too long", "<a b='c", false },
        { "'>' in a value", "<a b='>' c=\">\" " + new string('d', StartTagLimit.MaxBytes) + "='e'>", true },
        { "the other quote in a value", "<a b='\"' c=\"'\" " + new string('d', StartTagLimit.MaxBytes) + "='e'>", true },
        { "'<' in a value", "<a b='<!--' c='" + new string('d', StartTagLimit.MaxBytes) + "'>", true },
        { "quotes in a text", "<a>'s avonds \" " + Endless[6..] + "</a><b c=''/>", false },
        { "a long text", "<a>" + new string('x', 100_000) + "</a>", false },
        { "a long end tag", "<a></a" + new string(' ', 100_000) + ">", false },
        { "in a comment", "<a><!-- " + Endless + " ->> -- > --></a>", false },
        { "in a comment of dashes", "<a><!--" + new string('-', 100_000) + "--></a>", false },
        { "in a comment that has no end yet", "<a><!-->" + Endless, false },
        { "in CDATA", "<a><![CDATA[" + Endless + " ]>> ]] > ]]]></a>", false },
        { "in CDATA that has no end yet", "<a><![CDATA[>]>" + Endless, false },
        { "in a processing instruction", "<a><?b " + Endless + " > ??></a>", false },
        { "behind a comment", "<!-- ' -->" + TooLong, true },
        { "behind CDATA", "<a><![CDATA[<![CDATA[\"]]>" + TooLong, true },
        { "behind a processing instruction", "<?xml version=\"1.0\"?><?b '?>" + TooLong, true },
        { "behind a document type definition, where nothing reads on", "<!DOCTYPE a>" + TooLong, false },
        { "behind what is no markup, where nothing reads on", "<!-a>" + TooLong, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_seen_where_it_is_one(string what, string content, bool exceeded)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        Assert.True(StartTagLimit.IsExceededBy(bytes) == exceeded, what);
        foreach (var size in new[] { 1, 2, 3, 7, 4096 })
            Assert.True(StartTagLimit.IsExceededBy(new Pieces(bytes, size)) == exceeded, $"{what}, in pieces of {size}");
    }

    [Fact]
    public void Nothing_is_read_behind_a_tag_that_is_too_long()
    {
        var content = new Pieces(Encoding.UTF8.GetBytes(TooLong + new string('x', 1_000_000)), 4096);
        Assert.True(StartTagLimit.IsExceededBy(content));
        Assert.InRange(content.Position, StartTagLimit.MaxBytes, StartTagLimit.MaxBytes + 4096);
    }

    private static string Tag(int bytes) => $"<a b='{new string('x', bytes - 8)}'>";

    /// <summary>Gives no more than so many bytes at a time, as a connection may.</summary>
    private sealed class Pieces(byte[] content, int size) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, size));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, size)]);
    }
}
