using System.Globalization;
using System.Text;

namespace MessageHub.Berichten;

/// <summary>
/// A BSN in what somebody typed: nine digits that pass the test of eleven, also with blanks, points, dashes or strokes between them. The
/// one place that decides so, for every field in which people write.
/// </summary>
public static class BsnText
{
    private const int Length = 9;

    /// <summary>What is reported when a text that is kept holds one.</summary>
    public const string Problem = "Hier lijkt een bsn in te staan. Schrijf het op zonder bsn.";

    /// <summary>The BSN that a text is, or null: a typing mistake finds nobody else.</summary>
    public static Bsn? Parse(string typed)
    {
        var digits = string.Concat(typed.Where(c => !IsSeparator(c)));
        return digits.Length == Length && digits.All(char.IsAsciiDigit) && Bsn.PassesElevenTest(digits) ? new Bsn(digits) : null;
    }

    /// <summary>
    /// Whether there is one in a text. Digits that stand together stay together: what has more of them than nine is another number, as
    /// that of a telephone.
    /// </summary>
    public static bool IsIn(string? text)
    {
        for (var start = 0; start < text?.Length; start++)
        {
            var isFirst = DigitOf(text[start]) >= 0 && (start == 0 || DigitOf(text[start - 1]) < 0);
            if (isFirst && NineFrom(text, start) is { } digits && Bsn.PassesElevenTest(digits))
                return true;
        }

        return false;
    }

    /// <summary>Nine digits that begin here, with nothing but separators between them, and end where a group of digits ends.</summary>
    private static string? NineFrom(string text, int start)
    {
        var digits = new StringBuilder(Length);
        for (var i = start; i < text.Length; i++)
        {
            var digit = DigitOf(text[i]);
            if (digits.Length == Length)
                return digit < 0 ? digits.ToString() : null;
            if (digit >= 0)
                digits.Append((char)('0' + digit));
            else if (!IsSeparator(text[i]))
                return null;
        }

        return digits.Length == Length ? digits.ToString() : null;
    }

    /// <summary>Of any script: in full width it is a BSN too.</summary>
    private static int DigitOf(char c) => CharUnicodeInfo.GetDecimalDigitValue(c);

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || c is '.' or '·' or '/' or '_' or '\u2212'
        || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
