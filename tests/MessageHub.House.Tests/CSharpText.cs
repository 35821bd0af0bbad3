using System.Text;

namespace MessageHub.House.Tests;

/// <summary>C# without its comments and without the text of its strings; what is interpolated into a string stays.</summary>
internal static class CSharpText
{
    public static string CodeOf(string source)
    {
        var code = new StringBuilder(source.Length);
        Copy(source, 0, code, until: null);
        return code.ToString();
    }

    /// <summary>Copies code up to the brace that ends a hole of a string, or to the end of the file; where it stopped.</summary>
    private static int Copy(string source, int at, StringBuilder code, string? until)
    {
        for (var depth = 0; at < source.Length;)
        {
            if (until is not null && depth == 0 && StartsWith(source, at, until))
                return at;
            if (StartsWith(source, at, "//"))
                at = IndexOf(source, "\n", at);
            else if (StartsWith(source, at, "/*"))
                at = IndexOf(source, "*/", at) + 2;
            else if (source[at] == '\'' && CharacterEnd(source, at) is var end and > 0)
                at = end;
            else if (source[at] is '"' or '$' or '@' && StringStart(source, at) is { } text)
                at = PassString(source, text, code);
            else
            {
                depth += source[at] is '{' ? 1 : source[at] is '}' ? -1 : 0;
                code.Append(source[at++]);
            }
        }

        return at;
    }

    /// <summary>Passes a string by, but for its holes; the place after it.</summary>
    private static int PassString(string source, (int At, int Quotes, int Dollars, bool IsVerbatim) text, StringBuilder code)
    {
        var (at, quotes, dollars, isVerbatim) = text;
        var isRaw = quotes > 2;
        var (close, open, shut) = (new string('"', quotes), new string('{', Math.Max(dollars, 1)), new string('}', Math.Max(dollars, 1)));
        code.Append("\"\"");
        while (at < source.Length && !StartsWith(source, at, close))
        {
            if (!isRaw && !isVerbatim && source[at] == '\\')
                at += 2;
            else if (dollars > 0 && !isRaw && StartsWith(source, at, "{{"))
                at += 2;
            else if (dollars > 0 && StartsWith(source, at, open))
            {
                code.Append('(');
                at = Copy(source, at + open.Length, code, shut) + shut.Length;
                code.Append(')');
            }
            else
                at++;
        }

        // Two quotes in a verbatim string are one of its text.
        return isVerbatim && !isRaw && StartsWith(source, at, "\"\"")
            ? PassString(source, (at + 2, quotes, dollars, isVerbatim), code)
            : at + quotes;
    }

    private static (int At, int Quotes, int Dollars, bool IsVerbatim)? StringStart(string source, int at)
    {
        var start = at;
        while (at < source.Length && source[at] is '$' or '@')
            at++;
        var prefix = source[start..at];
        var quotes = source.AsSpan(at).IndexOfAnyExcept('"') is >= 0 and var n ? n : source.Length - at;
        return quotes switch
        {
            0 => null,
            // An empty string, unless it is the start of a raw one.
            2 => (at + 1, 1, 0, false),
            1 => (at + 1, 1, prefix.Count(c => c == '$'), prefix.Contains('@', StringComparison.Ordinal)),
            _ => (at + quotes, quotes, prefix.Length, false),
        };
    }

    /// <summary>The place after a character literal, or 0 when this quote begins none.</summary>
    private static int CharacterEnd(string source, int at)
    {
        var length = at + 2 < source.Length && source[at + 1] == '\\' ? source.IndexOf('\'', at + 3) - at + 1 : 3;
        return length >= 3 && at + length <= source.Length && source[at + length - 1] == '\'' ? at + length : 0;
    }

    private static bool StartsWith(string source, int at, string part) => string.CompareOrdinal(source, at, part, 0, part.Length) == 0;

    private static int IndexOf(string source, string part, int at) =>
        source.IndexOf(part, at, StringComparison.Ordinal) is >= 0 and var found ? found : source.Length;
}
