using System.Text;

namespace MessageHub.Backoffice.Pictures;

/// <summary>
/// A QR code (ISO/IEC 18004) of a short text: byte mode, error correction M, versions 1 to 10 with up to 213 bytes. Enough for the address
/// an authenticator app scans, so that the secret stays in this process and no picture service sees it.
/// </summary>
public sealed class QrCode
{
    /// <summary>Per version, from 1: error correction bytes per block, blocks of the first kind, data bytes in each, blocks that have one byte more.</summary>
    private static readonly (int Correction, int Blocks, int Data, int Longer)[] Versions =
    [
        (10, 1, 16, 0), (16, 1, 28, 0), (26, 1, 44, 0), (18, 2, 32, 0), (24, 2, 43, 0), (16, 4, 27, 0), (18, 4, 31, 0), (22, 2, 38, 2), (22, 3, 36, 2),
        (26, 4, 43, 1),
    ];

    private static readonly int[][] Alignment = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

    private readonly int version;
    private readonly bool[,] dark;
    private readonly bool[,] isFixed;

    private QrCode(int version)
    {
        this.version = version;
        Size = (4 * version) + 17;
        dark = new bool[Size, Size];
        isFixed = new bool[Size, Size];
    }

    /// <summary>Modules per side, without the quiet zone.</summary>
    public int Size { get; }

    /// <summary>Whether a module is dark.</summary>
    public bool this[int row, int column] => dark[row, column];

    /// <summary>Makes the code with the mask that is easiest to read.</summary>
    /// <exception cref="ArgumentException">The text is longer than 213 bytes.</exception>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var version = 1; version <= Versions.Length; version++)
        {
            var (_, blocks, data, longer) = Versions[version - 1];
            var capacity = (blocks * data) + (longer * (data + 1));
            var lengthBits = version < 10 ? 8 : 16;
            if ((4 + lengthBits + (8 * bytes.Length) + 7) / 8 > capacity)
                continue;
            var words = Interleave(Pack(bytes, lengthBits, capacity), version);
            return Enumerable.Range(0, 8).Select(mask => Draw(version, words, mask)).MinBy(c => c.Penalty())!;
        }

        throw new ArgumentException("The text is too long for a QR code.", nameof(text));
    }

    private static byte[] Pack(byte[] bytes, int lengthBits, int capacity)
    {
        var bits = new List<bool>();
        Append(0b0100, 4);
        Append(bytes.Length, lengthBits);
        foreach (var b in bytes)
            Append(b, 8);
        for (var i = 0; i < 4 && bits.Count < capacity * 8; i++)
            bits.Add(false);
        while (bits.Count % 8 > 0)
            bits.Add(false);
        for (var pad = 0; bits.Count < capacity * 8; pad++)
            Append(pad % 2 == 0 ? 0xEC : 0x11, 8);
        return [.. bits.Chunk(8).Select(chunk => (byte)chunk.Aggregate(0, (value, bit) => (value << 1) | (bit ? 1 : 0)))];

        void Append(int value, int count)
        {
            for (var i = count - 1; i >= 0; i--)
                bits.Add(((value >> i) & 1) == 1);
        }
    }

    private static List<byte> Interleave(byte[] data, int version)
    {
        var (correction, blocks, length, longer) = Versions[version - 1];
        var parts = new List<byte[]>();
        for (var (i, at) = (0, 0); i < blocks + longer; i++)
        {
            var size = i < blocks ? length : length + 1;
            parts.Add(data[at..(at + size)]);
            at += size;
        }

        var remainders = parts.Select(p => ReedSolomon.Remainder(p, correction)).ToList();
        var result = new List<byte>();
        for (var i = 0; i <= length; i++)
            result.AddRange(parts.Where(p => i < p.Length).Select(p => p[i]));
        for (var i = 0; i < correction; i++)
            result.AddRange(remainders.Select(r => r[i]));
        return result;
    }

    private static QrCode Draw(int version, List<byte> words, int mask)
    {
        var code = new QrCode(version);
        code.DrawPatterns();
        code.DrawFormat(mask);
        code.DrawWords(words, mask);
        return code;
    }

    private void DrawPatterns()
    {
        for (var i = 0; i < Size; i++)
        {
            Fix(6, i, i % 2 == 0);
            Fix(i, 6, i % 2 == 0);
        }

        foreach (var (row, column) in new[] { (3, 3), (3, Size - 4), (Size - 4, 3) })
            DrawSquare(row, column, 4, ring => ring is not (2 or 4));
        var positions = Alignment[version - 1];
        foreach (var row in positions)
        {
            foreach (var column in positions.Where(c => !((row, c) is (6, 6) || (row == 6 && c == positions[^1]) || (row == positions[^1] && c == 6))))
                DrawSquare(row, column, 2, ring => ring != 1);
        }

        if (version < 7)
            return;
        var bits = WithRemainder(version, 12, 0x1F25);
        for (var i = 0; i < 18; i++)
        {
            var bit = ((bits >> i) & 1) == 1;
            Fix(i / 3, Size - 11 + (i % 3), bit);
            Fix(Size - 11 + (i % 3), i / 3, bit);
        }
    }

    private void DrawSquare(int row, int column, int radius, Func<int, bool> isDark)
    {
        for (var r = -radius; r <= radius; r++)
        {
            for (var c = -radius; c <= radius; c++)
            {
                if (row + r >= 0 && row + r < Size && column + c >= 0 && column + c < Size)
                    Fix(row + r, column + c, isDark(Math.Max(Math.Abs(r), Math.Abs(c))));
            }
        }
    }

    /// <summary>Level M is 00; the mask pattern 101010000010010 keeps the field from being all light.</summary>
    private void DrawFormat(int mask)
    {
        var bits = WithRemainder(mask, 10, 0x537) ^ 0x5412;
        for (var i = 0; i < 15; i++)
        {
            var bit = ((bits >> i) & 1) == 1;
            Fix(i < 6 ? i : i < 8 ? i + 1 : Size - 15 + i, 8, bit);
            Fix(8, i < 8 ? Size - 1 - i : i == 8 ? 7 : 14 - i, bit);
        }

        Fix(Size - 8, 8, true);
    }

    private void DrawWords(List<byte> words, int mask)
    {
        var next = 0;
        for (var right = Size - 1; right > 0; right -= 2)
        {
            if (right == 6)
                right--;
            for (var i = 0; i < Size; i++)
            {
                var row = ((right + 1) & 2) == 0 ? Size - 1 - i : i;
                for (var column = right; column >= right - 1; column--)
                {
                    if (isFixed[row, column])
                        continue;
                    var bit = next < words.Count * 8 && ((words[next / 8] >> (7 - (next % 8))) & 1) == 1;
                    next++;
                    dark[row, column] = bit ^ IsMasked(mask, row, column);
                }
            }
        }
    }

    private static bool IsMasked(int mask, int row, int column) => 0 == mask switch
    {
        0 => (row + column) % 2,
        1 => row % 2,
        2 => column % 3,
        3 => (row + column) % 3,
        4 => ((row / 2) + (column / 3)) % 2,
        5 => (row * column % 2) + (row * column % 3),
        6 => ((row * column % 2) + (row * column % 3)) % 2,
        _ => (((row + column) % 2) + (row * column % 3)) % 2,
    };

    /// <summary>How hard the code is to read: long runs, blocks of one colour and an uneven share count; the finder look-alikes are left out of account.</summary>
    private int Penalty()
    {
        var (penalty, total) = (0, 0);
        for (var i = 0; i < Size; i++)
        {
            penalty += Runs(j => dark[i, j]) + Runs(j => dark[j, i]);
            for (var j = 0; j < Size; j++)
            {
                total += dark[i, j] ? 1 : 0;
                if (i > 0 && j > 0 && dark[i, j] == dark[i - 1, j] && dark[i, j] == dark[i, j - 1] && dark[i, j] == dark[i - 1, j - 1])
                    penalty += 3;
            }
        }

        return penalty + (Math.Abs((total * 20) - (Size * Size * 10)) / (Size * Size) * 10);

        int Runs(Func<int, bool> line)
        {
            var (sum, run) = (0, 1);
            for (var j = 1; j <= Size; j++)
            {
                if (j < Size && line(j) == line(j - 1))
                {
                    run++;
                    continue;
                }

                sum += run >= 5 ? run - 2 : 0;
                run = 1;
            }

            return sum;
        }
    }

    /// <summary>The value followed by its remainder in the BCH code of a generator.</summary>
    private static int WithRemainder(int value, int length, int generator)
    {
        var remainder = value;
        for (var i = 0; i < length; i++)
            remainder = (remainder << 1) ^ ((remainder >> (length - 1)) * generator);
        return (value << length) | remainder;
    }

    private void Fix(int row, int column, bool isDark) => (dark[row, column], isFixed[row, column]) = (isDark, true);
}
