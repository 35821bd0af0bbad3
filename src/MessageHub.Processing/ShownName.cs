using System.Globalization;
using System.Text;

namespace MessageHub.Processing;

/// <summary>
/// A name that somebody else chose, as it may be shown: whatever could move the cursor, hide or reverse text is replaced.
/// </summary>
public static class ShownName
{
    private const int MaxLength = 80;
    private const int FewestOfBsn = 9;

    /// <summary>The whole of it, for who asked about this file.</summary>
    public static string Whole(string name)
    {
        var shown = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            Append(shown, rune);
        return shown.ToString();
    }

    /// <summary>For a log, or to keep: a long name is cut, and digits that could be a Bsn are left out.</summary>
    public static string Brief(string name)
    {
        var shown = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (shown.Length >= MaxLength)
                return WithoutLongNumbers(shown.Append('…').ToString());
            Append(shown, rune);
        }

        return WithoutLongNumbers(shown.ToString());
    }

    private static void Append(StringBuilder shown, Rune rune) => shown.Append(IsSafe(rune) ? rune.ToString() : "?");

    private static bool IsSafe(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string WithoutLongNumbers(string text)
    {
        var shown = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var digits = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9') is >= 0 and var n ? n : text.Length - at;
            shown.Append(digits >= FewestOfBsn ? "#" : text.AsSpan(at, Math.Max(digits, 1)));
            at += Math.Max(digits, 1);
        }

        return shown.ToString();
    }
}
