using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MessageHub.Berichten.CodeLists;

/// <summary>
/// Which gemeente codes exist on which date (TR378, R-093): the published list of the CBS, with the periods of the gemeenten that came or
/// went. A code of the published list without a period is valid on every date.
/// </summary>
public sealed class GemeenteList
{
    private const string Cbs = "CBS_GEMEENTE";

    private static readonly Lazy<GemeenteList> FromAssembly = new(() =>
    {
        using var reader = CodeLists.Open("gemeenten-periods.csv");
        return new(Read(reader));
    });

    private readonly FrozenDictionary<string, List<Period>> periods;
    private readonly Lazy<string> id;

    private GemeenteList(IReadOnlyDictionary<string, List<Period>> periods)
    {
        this.periods = periods.ToFrozenDictionary();
        id = new(() => HashOf(periods));
    }

    private sealed record Period(string Label, DateOnly From, DateOnly To);

    /// <summary>Distinguishes this list from one with other periods: a hash over them, the same on every machine.</summary>
    public string Id => id.Value;

    /// <summary>The list that is part of the program.</summary>
    public static GemeenteList BuiltIn => FromAssembly.Value;

    /// <summary>
    /// The list of an operator: a code that his file names has the periods of the file, any other those of <see cref="BuiltIn"/>.
    /// </summary>
    /// <param name="path">
    /// Comma-separated text with the columns code, label, valid_from and valid_to (yyyy-MM-dd, both inclusive, empty is open), one row per
    /// period; others are passed over. Empty: <see cref="BuiltIn"/> as it is.
    /// </param>
    /// <exception cref="FormatException">The file is not such a list; the text names the row.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static GemeenteList Of(string path)
    {
        if (path.Length == 0)
            return BuiltIn;
        using var reader = new StreamReader(path, Encoding.UTF8);
        return BuiltIn.With(reader);
    }

    /// <summary>What is wrong with the file of an operator, or null.</summary>
    public static string? ComplaintOf(string path)
    {
        try
        {
            Of(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "this file cannot be read";
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    /// <summary>This list with the periods of a file instead of its own for the codes that the file names.</summary>
    internal GemeenteList With(TextReader reader)
    {
        var own = Read(reader);
        return new(periods.Where(p => !own.ContainsKey(p.Key)).Concat(own).ToDictionary());
    }

    /// <summary>True when a gemeente has this code on this date.</summary>
    public bool Has(Standaard standaard, string code, DateOnly date) => periods.TryGetValue(code, out var rows)
        ? rows.Exists(p => p.From <= date && date <= p.To)
        : CodeLists.LabelOf(standaard, Cbs, code) is not null;

    /// <summary>The name of the gemeente that has or had this code, or null.</summary>
    public string? NameOf(string code) => periods.TryGetValue(code, out var rows) ? rows[^1].Label
        // The published label goes on with province and region.
        : CodeLists.LabelOf(Standaard.Ijw, Cbs, code)?.Split(" / ")[0];

    /// <summary>The jeugdregio that the published label of a code names, or null.</summary>
    public static string? RegioOf(string code) =>
        CodeLists.LabelOf(Standaard.Ijw, Cbs, code)?.Split(" / ") is [_, _, var regio, ..] ? regio : null;

    private static string HashOf(IReadOnlyDictionary<string, List<Period>> periods)
    {
        var rows = periods.SelectMany(p => p.Value, (p, period) => $"{p.Key};{period.From:yyyy-MM-dd};{period.To:yyyy-MM-dd}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(rows.Order(StringComparer.Ordinal)))));
    }

    private static Dictionary<string, List<Period>> Read(TextReader reader)
    {
        var header = CsvRow.Fields(reader.ReadLine() ?? "");
        var (code, label) = (CsvRow.Column(header, "code"), CsvRow.Column(header, "label"));
        var (from, to) = (CsvRow.Column(header, "valid_from"), CsvRow.Column(header, "valid_to"));
        var periods = new Dictionary<string, List<Period>>();
        for (var row = 2; reader.ReadLine() is { } line; row++)
        {
            if (line.Length == 0)
                continue;
            var fields = CsvRow.Fields(line);
            if (fields.Count != header.Count)
                throw new FormatException($"Row {row} has {fields.Count} fields instead of {header.Count}.");
            if (fields[code].Length != 4 || !fields[code].All(char.IsAsciiDigit))
                throw new FormatException($"Row {row}: a CBS code has four digits.");
            var period = new Period(fields[label], Day(fields[from], row) ?? DateOnly.MinValue, Day(fields[to], row) ?? DateOnly.MaxValue);
            if (period.To < period.From)
                throw new FormatException($"Row {row}: valid_to lies before valid_from.");
            if (!periods.TryGetValue(fields[code], out var rows))
                periods[fields[code]] = rows = [];
            rows.Add(period);
        }

        return periods;
    }

    private static DateOnly? Day(string text, int row) => text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new FormatException($"Row {row}: a date has the form yyyy-MM-dd.");
}
