using MessageHub.Backoffice.Text;

namespace MessageHub.Backoffice.Tests;

/// <summary>Tables as files for Excel: what each field is there.</summary>
public class XlsxTests
{
    private static readonly string[] Header = ["a", "b", "c", "d", "e", "f"];

    [Fact]
    public async Task Each_field_is_what_it_is()
    {
        var noon = new DateTimeOffset(2024, 2, 29, 11, 0, 59, TimeSpan.Zero);
        var sheet = new Sheet(await WriteAsync(
            [
                Field.Of("0297"), Field.Euro(123405), Field.Number(7), Field.Day(new(2024, 2, 29)), Field.Moment(noon),
                Field.IsoDay(new(9999, 12, 31))
            ],
            [Field.Of(""), Field.Euro(null), Field.Euro(-50), Field.Day(null), Field.Of(null), Field.IsoDay(null)]));
        Assert.Equal(["a|b|c|d|e|f", "0297|1234,05|7|29-02-2024|29-02-2024 12:00|31-12-9999", "||-0,50|||"], sheet.Texts);
        Assert.Equal(
            ["", "#,##0.00", "0", "dd\\-mm\\-yyyy", "dd\\-mm\\-yyyy\\ hh:mm", "dd\\-mm\\-yyyy"], sheet.Rows[1].Select(c => c.Format));
        Assert.Equal([true, false, false, false, false, false], sheet.Rows[1].Select(c => c.IsText));
    }

    [Fact]
    public async Task The_first_row_is_bold_stays_in_view_and_filters()
    {
        var xml = new Sheet(await WriteAsync([.. Enumerable.Repeat(Field.Of(new string('x', 200)), 6)]));
        Assert.All(xml.Rows[0], c => Assert.Equal("bold ", c.Format));
        var elements = xml.Xml.Descendants().ToLookup(e => e.Name.LocalName);
        var pane = elements["pane"].Single();
        Assert.Equal(("frozen", "1"), (pane.Attribute("state")!.Value, pane.Attribute("ySplit")!.Value));
        Assert.StartsWith("A1:F", elements["autoFilter"].Single().Attribute("ref")!.Value);
        Assert.Equal(Enumerable.Repeat("60", 6), elements["col"].Select(c => c.Attribute("width")!.Value));
    }

    [Theory]
    [InlineData("a formula", "=1+1", "=1+1")]
    [InlineData("a command", "=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0")]
    [InlineData("a plus", "+31", "+31")]
    [InlineData("zeros in front", "0045", "0045")]
    [InlineData("blanks around it", "  a  ", "  a  ")]
    [InlineData("markup", "<v>&amp;</v>]]>", "<v>&amp;</v>]]>")]
    [InlineData("a null character and others", "a\0b\u0001c\u001Fd", "a\0b\u0001c\u001Fd")]
    [InlineData("line ends", "a\r\nb\rc\nd", "a\r\nb\rc\nd")]
    [InlineData("no character", "a\uFFFEb\uFFFF", "a\uFFFEb\uFFFF")]
    [InlineData("a whole one", "a\U0001F600", "a\U0001F600")]
    [InlineData("what Excel writes for a sign", "_x0041_", "_x0041_")]
    public async Task Any_text_stays_that_text(string reason, string value, string expected)
    {
        var sheet = new Sheet(await WriteAsync([Field.Of(value), default, default, default, default, default]));
        Assert.True(sheet.Rows[1][0] is { IsText: true } cell && cell.Text == expected, $"{reason}: {sheet.Rows[1][0]}");
        Assert.DoesNotContain(sheet.Xml.Descendants(), e => e.Name.LocalName == "f");
    }

    [Fact]
    public async Task Half_a_character_is_lost_as_in_a_CSV()
    {
        // No attribute of a test can hold one.
        var sheet = new Sheet(await WriteAsync([Field.Of("a\uD800b"), Field.Of("\uDC00"), default, default, default, default]));
        Assert.Equal(["a\uFFFDb", "\uFFFD"], sheet.Rows[1].Take(2).Select(c => c.Text));
    }

    [Theory]
    [InlineData("the longest a cell can hold", 32_767, 32_767)]
    [InlineData("longer", 40_000, 32_767)]
    public async Task A_text_that_no_cell_can_hold_is_cut(string reason, int length, int expected)
    {
        var sheet = new Sheet(await WriteAsync([Field.Of(new('x', length)), default, default, default, default, default]));
        Assert.True(expected == sheet.Rows[1][0].Text.Length, reason);
    }

    [Theory]
    [InlineData("before days are counted", "0001-01-01", "01-01-0001")]
    [InlineData("where they are counted in two ways", "1900-02-28", "28-02-1900")]
    [InlineData("the first that is sure", "1900-03-01", null)]
    public async Task A_day_that_Excel_does_not_know_is_text(string reason, string day, string? text)
    {
        var cell = new Sheet(await WriteAsync([Field.Day(DateOnly.Parse(day)), default, default, default, default, default])).Rows[1][0];
        Assert.True(cell.IsText == text is not null && cell.Text == (text ?? "01-03-1900"), $"{reason}: {cell}");
    }

    [Fact]
    public async Task A_table_without_rows_has_its_columns() => Assert.Equal(["a|b|c|d|e|f"], new Sheet(await WriteAsync()).Texts);

    [Fact]
    public async Task What_no_sheet_can_hold_stands_on_a_next_one()
    {
        var part = Enumerable.Repeat(new[] { Field.Number(1) }, 100_000).ToArray();
        using var target = new MemoryStream();
        await XlsxTable.WriteAsync(
            target, ["a"], Enumerable.Repeat(part, 10).Append([[Field.Of("last")]]).ToAsyncEnumerable(), CancellationToken.None);
        var sheet = new Sheet(target.ToArray(), 2);
        Assert.Equal((2, "a last"), (sheet.Count, string.Join(' ', sheet.Texts)));
    }

    [Fact]
    public async Task A_large_table_is_sent_in_parts_and_not_held()
    {
        const int count = 100_000;
        var row = Enumerable.Range(0, 10).Select(i => Field.Of($"a text that takes its place {i}")).ToArray();
        await using var target = new CountingStream();
        var (sent, first) = (new List<long>(), new WeakReference(null));
        await XlsxTable.WriteAsync(target, [.. Enumerable.Range(0, 10).Select(i => $"c{i}")], Parts(), CancellationToken.None);
        Assert.Equal(4, sent.Distinct().Count());
        Assert.Equal(sent.Order(), sent);

        async IAsyncEnumerable<Field[][]> Parts()
        {
            for (var i = 0; i < count / 500; i++)
            {
                await Task.Yield();
                Field[][] part = [.. Enumerable.Repeat(row, 500)];
                if (i == 0)
                    first.Target = part;
                yield return part;
                if (i % 50 != 49)
                    continue;
                GC.Collect();
                Assert.False(first.IsAlive, "the first rows are held");
                sent.Add(target.Sent);
            }
        }
    }

    [Fact]
    public async Task A_file_that_breaks_off_looks_like_no_whole_one()
    {
        using var target = new MemoryStream();
        await Assert.ThrowsAsync<InvalidOperationException>(() => XlsxTable.WriteAsync(target, ["a"], Broken(), CancellationToken.None));
        Assert.ThrowsAny<Exception>(() => new Sheet(target.ToArray()));

        static async IAsyncEnumerable<Field[][]> Broken()
        {
            await Task.Yield();
            yield return [[Field.Of("one")]];
            throw new InvalidOperationException();
        }
    }

    private static async Task<byte[]> WriteAsync(params Field[][] rows)
    {
        using var target = new MemoryStream();
        await XlsxTable.WriteAsync(target, Header, (rows.Length == 0 ? [] : new[] { rows }).ToAsyncEnumerable(), CancellationToken.None);
        return target.ToArray();
    }

    /// <summary>Takes what is written only as a response does: with awaiting, and without looking back.</summary>
    private sealed class CountingStream : Stream
    {
        public long Sent { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Sent += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() => throw new InvalidOperationException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
