using System.Globalization;
using System.Text;

namespace MessageHub.Tests.Shared;

/// <summary>
/// Damaged copies of the files of a corpus. The number of an input says what it is: the same number and the same corpus always give the
/// same bytes, so a failed number is all that has to be kept.
/// </summary>
internal sealed class Mutator
{
    /// <summary>How many inputs a nightly test takes.</summary>
    private const string CountVariable = "MESSAGEHUB_TEST_FUZZ_INPUTS";

    /// <summary>The number of the first input of a nightly test; else it begins where no night has been.</summary>
    private const string FirstVariable = "MESSAGEHUB_TEST_FUZZ_FIRST";

    private const int ShortCount = 3_000;
    private const long NightlyCount = 10_000_000;

    /// <summary>What parsers, schemas and the limits of ours treat in a way of their own.</summary>
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "<", ">", "&", "\"", "'", "/", "=", ":", "\0", "\uFEFF", "\u0085", "\uFFFE", "\U0001F600",
            "]]>", "<![CDATA[", "<!--", "-->", "<?a b?>", "<?xml version=\"1.0\"?>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&amp;", "&b;", "&#0;", "&#x10FFFF;", "&#xD800;",
            " xmlns=\"\"", " xmlns:a=\"urn:a\"", " xml:space=\"preserve\"",
            " xsi:nil=\"true\"", "<a>", "</a>", "<a/>", "-1", "99999999999999999999", "0000-00-00", "9999-12-31", "24:00:00",
            "NaN", "1e9", "====",
        }.Select(Encoding.UTF8.GetBytes),
        [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xFF, 0xFE],
    ];

    private readonly byte[][] corpus;

    /// <param name="folder">A folder of <c>tests/Shared/Corpus</c>, beside the tests.</param>
    public Mutator(string folder) => corpus =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", folder))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes),
    ];

    /// <summary>The files as they are.</summary>
    public IReadOnlyList<byte[]> Corpus => corpus;

    /// <summary>The same inputs every time, few enough for every run.</summary>
    public void CheckSome(Action<byte[]> check) => Check(0, ShortCount, check);

    /// <summary>As many inputs as the environment asks for, every night other ones.</summary>
    public void CheckMany(Action<byte[]> check) =>
        Check(Number(FirstVariable) ?? Random.Shared.NextInt64(long.MaxValue / 2), Number(CountVariable) ?? NightlyCount, check);

    private void Check(long first, long count, Action<byte[]> check) => Parallel.For(
        first,
        first + count,
        new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
        number =>
        {
            try
            {
                check(Input(number));
            }
            catch (Exception e)
            {
                Assert.Fail($"Input {number} is to blame; again by the nightly test with {FirstVariable}={number} {CountVariable}=1.\n{e}");
            }
        });

    /// <summary>A file of the corpus with one to four things done to it.</summary>
    private byte[] Input(long number)
    {
        var random = new Random(HashOf(number));
        var bytes = new List<byte>(corpus[random.Next(corpus.Length)]);
        for (var damage = random.Next(1, 5); damage > 0; damage--)
            Damage(bytes, random);
        return [.. bytes];
    }

    private void Damage(List<byte> bytes, Random random)
    {
        // The declaration and the first tag are short, and the more happens there.
        var at = random.Next(random.Next(4) == 0 ? Math.Min(200, bytes.Count + 1) : bytes.Count + 1);
        at = Math.Min(at, bytes.Count);
        var length = Math.Min(random.Next(random.Next(2) == 0 ? 4 : 200), bytes.Count - at);
        switch (random.Next(7))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.Insert(at, (byte)random.Next(256));
                break;
            case 2 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                var other = corpus[random.Next(corpus.Length)];
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(length, other.Length - from)).ToArray());
                break;
            case 5 when bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9') is >= 0 and var digit:
                bytes[digit] = (byte)('0' + random.Next(10));
                break;
            default:
                bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                break;
        }
    }

    /// <summary>Numbers beside each other have nothing in common (splitmix64).</summary>
    private static int HashOf(long number)
    {
        var x = unchecked((ulong)number + 0x9E3779B97F4A7C15);
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EB);
        return unchecked((int)(x ^ (x >> 31)));
    }

    private static long? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;
}
