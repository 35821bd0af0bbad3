using System.Xml.Linq;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.Values;

/// <summary>Values as they stand in XML, good and bad alike: what they are worth is for two validators to say.</summary>
internal static class ValueCorpus
{
    /// <summary>Blanks of XML, what .NET takes for one as well, and what nobody sees.</summary>
    private static readonly string[] Around =
    [
        " ", "\t", "\n", "\r\n", "&#xA;", "&#xD;", "&#x9;", "\u00A0", "&#xA0;", "\u0085", "&#x85;", "\u2003", "\u3000", "\u2028", "\u1680",
        "\uFEFF", "\u200B",
        "<!-- -->", "<?p q?>", "<![CDATA[]]>", "<![CDATA[ ]]>", "<![CDATA[\n]]>",
    ];

    private static readonly string[] Texts =
    [
        "", "a", "^a", "^a$", "a$", "\\", "[", "]", "-", ".", "...", "a&#xA;b", "a\r\nb", "&#xA;", "&#xD;", "&#xA0;", "\u0085", "a\u0085b",
        "&#x2028;", "a\tb",
        "a  b", "&amp;&lt;", "<![CDATA[<&]]>", "&#x1D400;", "\U0001D400\U0001D400", "\U0001D400a", "e\u0301", "ĳ", "ß", "É", "Ω", "١٢٣",
        "１２", "٣", "𝟘", "_", "a_b", "a-b", "a:b",
        "b", "c", "aa", "aaa", "aaaa", "abc", "ab1", "x y", "A", "AA", "1.0.0", "01.0.0", "12345", "12345678", "0344", "034\u0664",
        "999999999", "nl", "nl-NL", "http://a/b c", "true", "false",
        "TRUE", "0", "1", "2",
    ];

    private static readonly string[] Numbers =
    [
        "0", "1", "01", "2", "+1", "-1", "-0", "+0", "00000000000000000000000000000001", "99", "100", "127", "128", "255", "256",
        "99999999", "2147483648", "9223372036854775807",
        "1.", ".5", "1.0", "1.50", "1.55", "1.555", "0.05", "-.5", "1e3", "1 0", "0x1", "+", "-", "+-1", "1,0", "INF", "NaN", "١", "1_0",
    ];

    private static readonly string[] Moments =
    [
        "2024-01-31", "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "0001-01-01", "0000-01-01", "-0001-01-01", "-0004-02-29",
        "9999-12-31", "10000-01-01", "12024-02-29", "02024-01-01",
        "123456-01-01", "+2024-01-01", "2024-1-1", "24-01-01", "2024-00-01", "2024-13-01", "2024-01-00", "2024-04-31", "2024-01-01Z",
        "2024-01-01z", "2024-01-01+01:00", "2024-01-01-14:00",
        "2024-01-01+14:01", "2024-01-01+15:00", "2024-01-01+1:00", "2024-01-01+0100", "2024-01-01+00:60", "2024-01-01T00:00:00",
        "2024-01-01T24:00:00", "2024-01-01T12:00:00.5Z", "2024-01-01 00:00:00",
        "2024/01/01", "01-01-2024", "20240101", "２０２４-01-01", "2024‑01‑01",
        "00:00:00", "23:59:59", "23:59:60", "24:00:00", "24:00:00.0", "24:00:01", "24:01:00", "25:00:00", "12:00", "1:00:00", "12:00:00.",
        "12:00:00.5", "12:00:00.123456789012345678", "12:00:00,5",
        "12:00:00Z", "12:00:00+01:00", "12:00:00-00:00", "-12:00:00", "12:60:00", "1２:00:00",
    ];

    /// <summary>Values for a type that is derived from this built-in one; of all kinds for the ones that are texts.</summary>
    public static IReadOnlyList<string> For(string builtIn) => builtIn switch
    {
        _ when builtIn.Contains("date", StringComparison.Ordinal) || builtIn.Contains("gYear", StringComparison.Ordinal) =>
            [.. Moments, .. Placed("2024-01-31")],
        _ when builtIn.Contains("time", StringComparison.Ordinal) => [.. Moments, .. Placed("12:00:00")],
        _ when builtIn.Contains("string", StringComparison.Ordinal) || builtIn.Contains("oken", StringComparison.Ordinal) =>
            [.. Texts, .. Placed("a"), .. Placed("b")],
        _ => [.. Numbers, .. Texts, .. Placed("1")],
    };

    /// <summary>Those, and the values of a type at its boundaries.</summary>
    public static IEnumerable<string> Of(DataType type)
    {
        var cases = ValueCases.For(type, null, new Random(7));
        var valid = cases.Where(c => c.Valid && c.Value.Length < 100 && c.Value.Trim() == c.Value)
            .Take(1)
            .SelectMany(c => Placed(Escaped(c.Value)));
        var beyond = type.MaxLength is { } max and < 100 ? new[] { Astral(max), Astral(max + 1) } : [];
        return For(type.Base).Concat(cases.Select(c => Escaped(c.Value))).Concat(beyond).Concat(valid).Distinct();
    }

    private static IEnumerable<string> Placed(string value) => Around.SelectMany(a => new[] { value + a, a + value }).Concat(Around);

    private static string Astral(int count) => string.Concat(Enumerable.Repeat("\U0001D400", count));

    private static string Escaped(string value) => new XText(value).ToString().Replace("\r", "&#xD;", StringComparison.Ordinal);
}
