using System.Numerics;

namespace MessageHub.Berichten.Tests.Schemas;

/// <summary>A value with what the tables make of it.</summary>
internal sealed record ValueCase(string Value, bool Valid);

/// <summary>
/// Values at and just over every boundary of a simple type. What is valid is known by construction, per pattern of
/// the tables; a pattern that is not known here stops the tests.
/// </summary>
/// <remarks>
/// Left out, because .NET and libxml2 differ in these whatever the schema says (see <see cref="KnownDifferenceTests"/>):
/// years before 0001 and after 9999, the time 24:00:00, blanks of Unicode around a date, characters outside the basic
/// plane at a length boundary, and one line feed after an otherwise valid value of the pattern "not blank, one line".
/// </remarks>
internal static class ValueCases
{
    private const string NotBlank = ".*[^\\s].*";
    private const string NotBlankLines = "([.\\s]*\\S+[.\\s]*)+";
    private const string Text = "abcdefXYZ0189 .,-'/&<>\"]éïÅ€";

    public static IReadOnlyList<ValueCase> For(DataType type, string? extraPattern, Random random)
    {
        var (valid, invalid) = type.Base switch
        {
            "xs:integer" when extraPattern is null => Integer(type, random),
            "xs:integer" => LiteralInteger(extraPattern),
            "xs:date" => Date(random),
            "xs:time" => Time(random),
            "xs:string" when type.Enumeration.Count > 0 => Enumeration(type, random),
            "xs:string" => String(type, extraPattern ?? type.Pattern, random),
            _ => throw new InvalidDataException($"No values known for {type.Name}"),
        };
        return valid.Distinct().Select(value => new ValueCase(value, true))
            .Concat(invalid.Distinct().Except(valid).Select(value => new ValueCase(value, false)))
            .ToList();
    }

    private static (string[] Valid, string[] Invalid) Integer(DataType type, Random random)
    {
        var min = type.MinInclusive!.Value;
        var max = type.MaxInclusive!.Value;
        return (
            [$"{min}", $"{max}", $"{random.NextInt64((long)min, (long)max)}", "1", "+1", "007", "-0", " 1 ", "\n1\t",
                new string('0', 20) + "1", $"+{max}"],
            [$"{max + 1}", $"{min - 1}", $"{max}0", "", "  ", "1.0", "1.", "1e0", "een", "1 1", "1,0", "+", "- 1", "0x1",
                "１", "1\u00A0"]);
    }

    private static (string[] Valid, string[] Invalid) LiteralInteger(string literal)
    {
        var number = BigInteger.Parse(literal);
        return (
            [literal, $" {literal} ", $"\t{literal}\n"],
            [$"{number + 1}", $"{number - 1}", $"0{literal}", $"+{literal}", $"{literal}.0", literal + literal, "", " "]);
    }

    private static (string[] Valid, string[] Invalid) Date(Random random) => (
        [$"{random.Next(1900, 2100):0000}-{random.Next(1, 13):00}-{random.Next(1, 29):00}",
            "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", " 2024-01-31 ", "\n2024-12-31\t"],
        ["2023-02-29", "1900-02-29", "2024-02-30", "2024-04-31", "0000-01-01", "2024-13-01", "2024-00-10", "2024-01-00",
            "2024-01-32", "2024-01-01Z", "2024-01-01+01:00", "2024-01-01-05:00", "2024-1-1", "24-01-01", "02024-01-01",
            "+2024-01-01", "20240101", "01-02-2024", "2024-01-01T00:00:00", "", "  "]);

    private static (string[] Valid, string[] Invalid) Time(Random random) => (
        [$"{random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}",
            "00:00:00", "23:59:59", "12:00:00.5", "12:00:00.123456789", "23:59:59.99999999999", " 12:00:00 "],
        ["23:59:60", "24:00:01", "24:00:00.1", "25:00:00", "12:60:00", "12:00", "1:00:00", "12:00:00.", "12:00:00,5",
            "12:00:00Z", "12:00:00+01:00", "12:00:00-01:00", "-12:00:00", "2024-01-01T12:00:00", "", " "]);

    private static (string[] Valid, string[] Invalid) Enumeration(DataType type, Random random)
    {
        var first = type.Enumeration[0];
        var last = type.Enumeration[^1];
        string[] candidates =
        [
            "", " ", $"{first} ", $" {first}", $"{first}\n", $"\n{first}", first + last, $"0{first}", $"0{last}",
            first.TrimStart('0'), first.ToLowerInvariant(), "0", "00", "X", "ZZ", "99", "9999",
        ];
        return (
            [first, last, type.Enumeration[random.Next(type.Enumeration.Count)]],
            candidates.Where(candidate => !type.Enumeration.Contains(candidate)).ToArray());
    }

    private static (string[] Valid, string[] Invalid) String(DataType type, string? pattern, Random random)
    {
        var max = type.MaxLength ?? 40;
        switch (pattern)
        {
            case null:
                return (
                    ["x", " ", "\n", "\u00A0", Repeat('x', max), Repeat(' ', max), RandomText(max, random), " a ", "a\nb\r"],
                    ["", Repeat('x', max + 1), Repeat(' ', max + 1)]);
            case NotBlank:
                var long1 = max > 1 ? new[] { Repeat(' ', max - 1) + "a", "a" + Repeat(' ', max - 1), "\ta", "a\t" } : [];
                return (
                    ["a", ".", "\u00A0", "\u2003", Repeat('x', max), Repeat('é', max), RandomText(max, random), .. long1],
                    ["", " ", "\t", "\n", "\r", Repeat(' ', max), Repeat('x', max + 1), Repeat(' ', max) + "a", "\na", "a\r",
                        "\ra", "a\nb", "a\r\n", "a\n\n", Repeat(' ', 2000)]);
            case NotBlankLines:
                return (
                    ["a", ".", "..", "a\nb", "a\r\n", "\n\t a", "a\n", "  . .  ", "\u00A0", RandomText(max, random),
                        Repeat('a', 1500) + Repeat(' ', 500), Repeat(' ', 500) + "a", "eerste regel.\ntweede regel. "],
                    ["", " ", "\n", "\r", "\t \n", Repeat(' ', 2000)]);
            case "[0-9]*":
                return (
                    ["0", Digits(max, random), Repeat('9', max)],
                    ["", " ", Repeat('1', max + 1), "+31", "12 3", "06-1", "12\n", " 1", "1 ", "１"]);
            case "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)":
                return (
                    ["0.0.0", "1.0.0", "10.200.3000", $"{random.Next(100)}.{random.Next(100)}.{random.Next(100)}",
                        "99999999999.0.0"],
                    ["", " ", "1.0", "1.0.0.0", "01.0.0", "1.00.0", "1.0.01", "1.0.", ".0.0", "1,0,0", "1.0.0 ", " 1.0.0",
                        "1.0.0\n", "1.0.-1", "v1.0.0"]);
            case "([a-zA-ZÀ-ỳ])+":
                return (
                    ["A", "Z", "a", "z", "À", "ỳ", "×", Repeat('B', max), "Éa"],
                    ["", " ", Repeat('A', max + 1), "A.", "A B", "J\n", " J", "1", "¿", "Ỵ", "-", "@", "["]);
            case "([a-zA-Z0-9])+":
                return (
                    ["A", "z", "0", "9", Repeat('a', max), Digits(max, random)],
                    ["", " ", Repeat('a', max + 1), "A-1", "A 1", "é", "A1\n", " A1", "A1 ", "１", "_"]);
        }
        if (pattern.All(char.IsAsciiDigit))
        {
            return (
                [pattern],
                [$"{BigInteger.Parse(pattern) + 1}", $"{BigInteger.Parse(pattern) - 1}", $"0{pattern}", $" {pattern}",
                    $"{pattern} ", $"{pattern}\n", "", " ", pattern + pattern]);
        }
        if (pattern.StartsWith("[0-9]{", StringComparison.Ordinal))
        {
            var n = int.Parse(pattern[6..^1]);
            var digits = Digits(n, random);
            return (
                [digits, Repeat('0', n), Repeat('9', n)],
                ["", Repeat(' ', n), Digits(n - 1, random), Digits(n + 1, random), digits[1..] + "A", " " + digits,
                    digits + " ", digits + "\n", " " + digits[1..], "+" + digits[1..], "１" + digits[1..]]);
        }
        throw new InvalidDataException($"No values known for the pattern {pattern}");
    }

    private static string Repeat(char c, int count) => new(c, count);

    private static string Digits(int count, Random random) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    /// <summary>One line that starts with a letter, so that it is never blank.</summary>
    private static string RandomText(int max, Random random) =>
        "a" + string.Concat(Enumerable.Range(0, random.Next(max)).Select(_ => Text[random.Next(Text.Length)]));
}
