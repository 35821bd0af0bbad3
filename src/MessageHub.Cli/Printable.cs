namespace MessageHub.Cli;

/// <summary>A name that somebody else chose, fit for a terminal.</summary>
internal static class Printable
{
    /// <summary>Each control or formatting character becomes a question mark: a file name must not print a line or move a cursor.</summary>
    public static string Of(string name) => string.Concat(name.Select(c => char.IsControl(c) || IsFormat(c) ? '?' : c));

    private static bool IsFormat(char c) => char.GetUnicodeCategory(c)
        is System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.LineSeparator
        or System.Globalization.UnicodeCategory.ParagraphSeparator
        or System.Globalization.UnicodeCategory.Surrogate;
}
