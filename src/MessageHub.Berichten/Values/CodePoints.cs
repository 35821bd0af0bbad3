using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MessageHub.Berichten.Values;

/// <summary>A set of characters of Unicode, whole ones: .NET's own sets hold halves of those beyond U+FFFF.</summary>
internal sealed class CodePoints
{
    /// <summary>XML has no NUL.</summary>
    private const int FirstOfAll = 1;
    private const int Last = 0x10FFFF;
    private const int FirstSurrogate = 0xD800;
    private const int LastSurrogate = 0xDFFF;
    private const int FirstOfTwoUnits = 0x10000;

    private static readonly ConcurrentDictionary<string, CodePoints> Properties = new();

    private readonly (int From, int To)[] ranges;

    private CodePoints(IEnumerable<(int From, int To)> ranges) => this.ranges = Joined(ranges);

    public static CodePoints Of(params (int From, int To)[] ranges) => new(ranges);

    /// <summary>The characters up to U+FFFF of which something is true; there is none beyond.</summary>
    public static CodePoints Where(Func<char, bool> isIn) =>
        new(Enumerable.Range(FirstOfAll, FirstOfTwoUnits - 1).Where(c => isIn((char)c)).Select(c => (c, c)));

    public static CodePoints Of(string characters) => new(characters.EnumerateRunes().Select(r => (r.Value, r.Value)));

    /// <summary>What <c>\p{name}</c> stands for: a category (L, Nd), or a block (IsGreek), which reaches no further than U+FFFF.</summary>
    /// <exception cref="FormatException">There is no such category or block.</exception>
    public static CodePoints OfProperty(string name) =>
        Properties.GetOrAdd(name, static n => n.StartsWith("Is", StringComparison.Ordinal) ? OfBlock(n) : OfCategory(n));

    /// <summary>The first character of a set that is not empty.</summary>
    public int First => ranges[0].From;

    public CodePoints Union(CodePoints other) => new(ranges.Concat(other.ranges));

    public CodePoints Complement()
    {
        var gaps = new List<(int, int)>();
        var next = FirstOfAll;
        foreach (var (from, to) in ranges)
        {
            if (from > next)
                gaps.Add((next, from - 1));
            next = to + 1;
        }

        if (next <= Last)
            gaps.Add((next, Last));
        return new(gaps);
    }

    public CodePoints Except(CodePoints other) => Complement().Union(other).Complement();

    /// <summary>A .NET pattern for one character of the set.</summary>
    public string ToPattern()
    {
        var single = new StringBuilder();
        var alternatives = new List<string>();
        foreach (var (from, to) in ranges)
        {
            AppendUnits(single, from, Math.Min(to, FirstSurrogate - 1));
            AppendUnits(single, Math.Max(from, LastSurrogate + 1), Math.Min(to, FirstOfTwoUnits - 1));
            if (to >= FirstOfTwoUnits)
                alternatives.AddRange(Pairs(Math.Max(from, FirstOfTwoUnits), to));
        }

        if (single.Length > 0)
            alternatives.Insert(0, $"[{single}]");
        return alternatives switch
        {
            [] => @"[^\0-\uFFFF]",
            [var only] when single.Length > 0 => only,
            _ => $"(?:{string.Join('|', alternatives)})",
        };
    }

    private static void AppendUnits(StringBuilder pattern, int from, int to)
    {
        if (from <= to)
            pattern.Append(Unit(from)).Append('-').Append(Unit(to));
    }

    /// <summary>Patterns for the two units of the characters of a range beyond U+FFFF.</summary>
    private static List<string> Pairs(int from, int to)
    {
        var (first, last) = (char.ConvertFromUtf32(from), char.ConvertFromUtf32(to));
        if (first[0] == last[0])
            return [$"{Unit(first[0])}[{Unit(first[1])}-{Unit(last[1])}]"];
        var pairs = new List<string>();
        var (firstWhole, lastWhole) = ((int)first[0], (int)last[0]);
        if (first[1] != '\uDC00')
        {
            pairs.Add($"{Unit(first[0])}[{Unit(first[1])}-\\uDFFF]");
            firstWhole++;
        }

        if (last[1] != '\uDFFF')
        {
            pairs.Add($"{Unit(last[0])}[\\uDC00-{Unit(last[1])}]");
            lastWhole--;
        }

        if (firstWhole <= lastWhole)
            pairs.Add($"[{Unit(firstWhole)}-{Unit(lastWhole)}][\\uDC00-\\uDFFF]");
        return pairs;
    }

    private static string Unit(int value) => $"\\u{value:X4}";

    private static CodePoints OfBlock(string name)
    {
        try
        {
            var block = new Regex($@"\p{{{name}}}", RegexOptions.CultureInvariant);
            return Where(c => block.IsMatch([c]));
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"There is no block {name}.", e);
        }
    }

    private static CodePoints OfCategory(string name)
    {
        var categories = Enum.GetValues<UnicodeCategory>()
            .Where(c => ShortNameOf(c).StartsWith(name, StringComparison.Ordinal))
            .ToHashSet();
        return name.Length is 1 or 2 && categories.Count > 0
            ? new(
                Enumerable.Range(FirstOfAll, Last)
                    .Where(c => categories.Contains(CharUnicodeInfo.GetUnicodeCategory(c)))
                    .Select(c => (c, c)))
            : throw new FormatException($"There is no category {name}.");
    }

    private static string ShortNameOf(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.Surrogate => "Cs",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        _ => "Cn",
    };

    private static (int From, int To)[] Joined(IEnumerable<(int From, int To)> ranges)
    {
        var joined = new List<(int From, int To)>();
        foreach (var range in ranges.OrderBy(r => r.From))
        {
            if (joined.Count > 0 && range.From <= joined[^1].To + 1)
                joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, range.To));
            else
                joined.Add(range);
        }

        return [.. joined];
    }
}
