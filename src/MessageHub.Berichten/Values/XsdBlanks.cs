namespace MessageHub.Berichten.Values;

/// <summary>
/// The blanks of XML: space, tab, line feed and carriage return. The others of Unicode, which .NET trims too, are characters like any
/// other.
/// </summary>
internal static class XsdBlanks
{
    private const string All = " \t\n\r";

    /// <summary>The text without the blanks around it.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.Trim(All);

    /// <summary>The text as whiteSpace "replace" makes it: each blank a space.</summary>
    public static string Replace(string text) =>
        text.AsSpan().IndexOfAny('\t', '\n', '\r') < 0 ? text : text.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');

    /// <summary>The text as whiteSpace "collapse" makes it: no blanks around it and one space where there were some.</summary>
    public static string Collapse(string text)
    {
        var trimmed = Trim(text);
        if (trimmed.IndexOfAny(All) < 0)
            return trimmed.Length == text.Length ? text : trimmed.ToString();
        return string.Join(' ', trimmed.ToString().Split(All.ToCharArray(), StringSplitOptions.RemoveEmptyEntries));
    }
}
