using System.Text;
using MessageHub.Backoffice.Pictures;

namespace MessageHub.Backoffice.Tests;

public class QrCodeTests
{
    /// <summary>The message and the correction bytes of the example that explanations of ISO/IEC 18004 share: HELLO WORLD, 1-M.</summary>
    [Fact]
    public void The_error_correction_is_that_of_the_standard() => Assert.Equal(
        [196, 35, 39, 119, 235, 215, 231, 226, 93, 23],
        ReedSolomon.Remainder([32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17], 10));

    /// <summary>Read back by an independent reader (jsQR) when it was written down.</summary>
    [Fact]
    public void A_small_code_looks_as_an_independent_reader_read_it()
    {
        var code = QrCode.Of("MessageHub");
        var rows = Enumerable.Range(0, code.Size).Select(r => string.Concat(Enumerable.Range(0, code.Size).Select(c => code[r, c] ? '#' : '.')));
        Assert.Equal(Golden, string.Join('\n', rows));
    }

    [Theory]
    [InlineData("the smallest", 1, 21)]
    [InlineData("the last of version 1", 14, 21)]
    [InlineData("the first of version 2", 15, 25)]
    [InlineData("two kinds of blocks", 150, 49)]
    [InlineData("the largest", 213, 57)]
    public void The_size_follows_from_the_length(string reason, int length, int size) => Assert.True(size == QrCode.Of(new string('a', length)).Size, reason);

    [Fact]
    public void A_text_that_does_not_fit_is_refused() => Assert.Throws<ArgumentException>(() => QrCode.Of(new string('a', 214)));

    [Theory]
    [InlineData("one block", 10)]
    [InlineData("two blocks", 60)]
    [InlineData("four blocks, with a version field", 110)]
    [InlineData("blocks of two lengths", 200)]
    public void What_goes_in_can_be_read_out_again(string reason, int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('!' + (i * 7 % 90))));
        Assert.True(text == QrReader.Read(QrCode.Of(text)), reason);
    }

    private const string Golden = """
        #######.#.....#######
        #.....#.##.#..#.....#
        #.###.#.#...#.#.###.#
        #.###.#...#...#.###.#
        #.###.#.#...#.#.###.#
        #.....#..#.##.#.....#
        #######.#.#.#.#######
        .........#.##........
        #..######.#.##..#.###
        ###....####.#...###..
        .#....##......#...###
        .#..#..#.#.#.#.##.##.
        #########.......#....
        ........#.###.#.#.###
        #######.#.#.#...##...
        #.....#.#.######.##..
        #.###.#.#..##........
        #.###.#.#..##....##..
        #.###.#..##..#..#..##
        #.....#..##..###.####
        #######.####.#.##....
        """;

    /// <summary>Reads a code without errors in it, by the layout of the standard and with none of the code that drew it.</summary>
    private static class QrReader
    {
        private static readonly Dictionary<int, int[]> Blocks = new() { [21] = [16], [33] = [32, 32], [37] = [43, 43], [41] = [27, 27, 27, 27], [45] = [31, 31, 31, 31], [53] = [36, 36, 36, 37, 37], [57] = [43, 43, 43, 43, 44] };

        public static string Read(QrCode code)
        {
            var size = code.Size;
            var mask = ((code[8, 2] ? 4 : 0) + (code[8, 3] ? 2 : 0) + (code[8, 4] ? 1 : 0)) ^ 0b101;
            var bits = new List<bool>();
            var up = true;
            for (var right = size - 1; right > 0; right -= right == 8 ? 3 : 2, up = !up)
            {
                for (var i = 0; i < size; i++)
                {
                    var row = up ? size - 1 - i : i;
                    foreach (var column in new[] { right, right - 1 })
                    {
                        if (!IsFunction(size, row, column))
                            bits.Add(code[row, column] ^ Masked(mask, row, column));
                    }
                }
            }

            var words = bits.Chunk(8).Where(c => c.Length == 8).Select(c => c.Aggregate(0, (v, b) => (v << 1) | (b ? 1 : 0))).ToList();
            var lengths = Blocks[size];
            var parts = lengths.Select(_ => new List<int>()).ToList();
            var next = 0;
            for (var i = 0; i < lengths.Max(); i++)
            {
                for (var block = 0; block < lengths.Length; block++)
                {
                    if (i < lengths[block])
                        parts[block].Add(words[next++]);
                }
            }

            var data = parts.SelectMany(p => p).SelectMany(w => Enumerable.Range(0, 8).Select(i => (w >> (7 - i)) & 1)).ToList();
            var countBits = size == 57 ? 16 : 8;
            Assert.Equal(4, Number(data, 0, 4));
            var bytes = Enumerable.Range(0, Number(data, 4, countBits)).Select(i => (byte)Number(data, 4 + countBits + (8 * i), 8));
            return Encoding.UTF8.GetString([.. bytes]);
        }

        private static int Number(List<int> bits, int from, int count) => bits.Skip(from).Take(count).Aggregate(0, (v, b) => (v << 1) | b);

        private static bool IsFunction(int size, int row, int column)
        {
            if (row == 6 || column == 6 || (row < 9 && (column < 9 || column >= size - 8)) || (row >= size - 8 && column < 9))
                return true;
            if (size >= 45 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11)))
                return true;
            int[] places = size switch { 21 => [], 33 => [6, 26], 37 => [6, 30], 41 => [6, 34], 45 => [6, 22, 38], 53 => [6, 26, 46], _ => [6, 28, 50] };
            return places.Any(r => places.Any(c => Math.Abs(row - r) <= 2 && Math.Abs(column - c) <= 2
                && !((r == 6 && c == 6) || (r == 6 && c == size - 7) || (r == size - 7 && c == 6))));
        }

        private static bool Masked(int mask, int r, int c) => mask switch
        {
            0 => (r + c) % 2 == 0,
            1 => r % 2 == 0,
            2 => c % 3 == 0,
            3 => (r + c) % 3 == 0,
            4 => ((r / 2) + (c / 3)) % 2 == 0,
            5 => (r * c % 2) + (r * c % 3) == 0,
            6 => ((r * c % 2) + (r * c % 3)) % 2 == 0,
            _ => (((r + c) % 2) + (r * c % 3)) % 2 == 0,
        };
    }
}
