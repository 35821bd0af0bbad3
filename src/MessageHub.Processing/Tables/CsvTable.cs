using System.Text;

namespace MessageHub.Processing.Tables;

/// <summary>
/// A table as spreadsheets in the Netherlands open it: UTF-8 with a byte order mark, semicolons, CR and LF. A field that a spreadsheet
/// would take for a formula starts with an apostrophe, which keeps it text.
/// </summary>
public static class CsvTable
{
    /// <summary>What it is over HTTP.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>The bytes of a table.</summary>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">Fields in that order; null is an empty field.</param>
    public static byte[] Write(IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows) =>
        [.. Encoding.UTF8.Preamble, .. Rows(rows.Prepend(header))];

    /// <summary>The bytes of further rows.</summary>
    public static byte[] Rows(IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(';', row.Select(Field)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One amount in euro, as a spreadsheet reads a number: 1234,56. Made by us, so a minus is no formula.</summary>
    public static string Euro(long cents) => $"{(cents < 0 ? "\0-" : "")}{Math.Abs(cents) / 100},{Math.Abs(cents) % 100:00}";

    private static string Field(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        // Only Euro writes this mark, and no XML can hold it.
        if (value[0] == '\0')
            return value[1..];
        var safe = IsFormula(value) ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(";\"\r\n'") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>White space before the sign does not stop a spreadsheet.</summary>
    private static bool IsFormula(string value) =>
        value[0] is '\t' or '\r' or '\n'
        || value.TrimStart() is { Length: > 0 } trimmed && trimmed[0] is '=' or '+' or '-' or '@' or '|' or '%' or '＝' or '＋' or '－' or '＠';
}
