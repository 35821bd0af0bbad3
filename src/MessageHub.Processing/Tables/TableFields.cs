using System.Globalization;
using System.Text.RegularExpressions;

namespace MessageHub.Processing.Tables;

/// <summary>
/// The fields of the rows of a table, one row after the other, as what they were meant to be. Not for use by several threads.
/// </summary>
/// <param name="header">Where each column stands.</param>
/// <param name="shape">The columns.</param>
/// <param name="problems">What is wrong with a field is added here.</param>
internal sealed partial class TableFields(TableHeader header, TableShape shape, TableProblems problems)
{
    /// <summary>
    /// Ours, and those that spreadsheets in the Netherlands make of it. Never the month before the day, and no year of two digits.
    /// </summary>
    private static readonly string[] Dates = ["yyyy-M-d", "d-M-yyyy"];

    private readonly Dictionary<string, int> places = shape.Columns.ToDictionary(c => c, header.PlaceOf);

    private string[] fields = [];

    /// <summary>Line of the file.</summary>
    public int Number { get; private set; }

    /// <summary>Something is wrong with the row.</summary>
    public bool IsBad { get; private set; }

    /// <summary>Goes on to a row; false when it has signs that nobody can read.</summary>
    public bool Take(string[] row, int number)
    {
        (fields, Number, IsBad) = (row, number, false);
        foreach (var column in shape.Columns.Where(c => Has(c) && fields[places[c]].Any(TableText.IsUnreadable)))
            Bad(column, "Hier staat een teken dat niet te lezen is.", fields[places[column]]);
        return !IsBad;
    }

    /// <summary>The table has this column.</summary>
    public bool Has(string column) => places[column] >= 0;

    /// <summary>A field as it was meant: an export of ours puts an apostrophe before what a spreadsheet would take for a formula.</summary>
    public string Field(string column)
    {
        if (!Has(column))
            return "";
        var text = fields[places[column]];
        return text is ['\'', '=' or '+' or '-' or '@' or '|' or '%' or '＝' or '＋' or '－' or '＠', ..] ? text[1..] : text;
    }

    public string Lower(string column) => Field(column).ToLowerInvariant();

    /// <summary>Digits; a spreadsheet takes the zeros in front of a number away, so they are put back.</summary>
    public string Digits(string column, int length, int shortest)
    {
        var value = Field(column);
        if (value.Length < shortest || value.Length > length || !value.All(char.IsAsciiDigit))
            Bad(column, $"Hier moeten {length} cijfers staan.", value);
        return value.PadLeft(length, '0');
    }

    public string Text(string column, int minimum, int maximum)
    {
        var value = Field(column);
        if (value.Length < minimum || value.Length > maximum)
            Bad(column, $"Hier moeten {minimum} tot {maximum} tekens staan.", value);
        return value;
    }

    public string OneOf(string column, IReadOnlyList<string> allowed, string value)
    {
        if (!allowed.Contains(value))
            Bad(column, $"Hier moet een van deze waarden staan: {string.Join(", ", allowed)}.", Field(column));
        return value;
    }

    public DateOnly? Date(string column, bool required)
    {
        var value = Field(column);
        if (value.Length == 0 && !required)
            return null;
        var day = Midnight().Replace(value, "");
        if (DateOnly.TryParseExact(day, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= 1900)
            return date;
        Bad(column, "Hier moet een datum staan die bestaat, als jjjj-mm-dd of dd-mm-jjjj.", value);
        return null;
    }

    /// <summary>A whole number; thousands may have a point or a space between them.</summary>
    public long? Whole(string column, long min, long max)
    {
        var value = Field(column);
        var digits = Thousands().IsMatch(value) ? string.Concat(value.Where(char.IsAsciiDigit)) : value;
        if (digits.Length is > 0 and <= 18 && digits.All(char.IsAsciiDigit)
            && long.Parse(digits, CultureInfo.InvariantCulture) is var number && number >= min && number <= max)
            return number;
        Bad(column, $"Hier moet een heel getal staan van {min} tot en met {max}.", value);
        return null;
    }

    /// <summary>
    /// Euro with at most two decimals behind a comma or a point, whole eurocents; thousands with the other of both between them, because
    /// then it can mean one thing only.
    /// </summary>
    /// <param name="column">The column.</param>
    /// <param name="digits">So many digits may stand before the cents.</param>
    public long? Cents(string column, int digits)
    {
        var value = Field(column);
        var amount = Amount().Match(value);
        var euros = amount.Groups["euros"].Value.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        if (!amount.Success || euros.Length > digits)
        {
            Bad(column, $"Hier moet een bedrag in euro staan, tot {new string('9', digits)},99 en met hoogstens twee decimalen.", value);
            return null;
        }

        var cents = amount.Groups["cents"].Value.PadRight(2, '0');
        return long.Parse(euros, CultureInfo.InvariantCulture) * 100 + long.Parse(cents, CultureInfo.InvariantCulture);
    }

    /// <summary>Says what is wrong, with the value that was found.</summary>
    public void Bad(string column, string reason, string found)
    {
        IsBad = true;
        problems.Add(new(Number, column, reason, found));
    }

    /// <summary>Says what is wrong.</summary>
    public void Bad(string column, string reason)
    {
        IsBad = true;
        problems.Add(new(Number, column, reason));
    }

    [GeneratedRegex(
        """
        \A (€\s?)? (
            (?<euros>[0-9]{1,9}) ([.,](?<cents>[0-9]{1,2}))? |
            (?<euros>[0-9]{1,3}(\.[0-9]{3}){1,2}) ,(?<cents>[0-9]{1,2}) |
            (?<euros>[0-9]{1,3}(,[0-9]{3}){1,2}) \.(?<cents>[0-9]{1,2})
        ) \z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();

    /// <summary>A database adds the time of a date.</summary>
    [GeneratedRegex(@" 0?0:00(:00)?\z")]
    private static partial Regex Midnight();

    [GeneratedRegex(@"\A[0-9]{1,3}([. ][0-9]{3})+\z")]
    private static partial Regex Thousands();
}
