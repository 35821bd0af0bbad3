using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace MessageHub.Berichten.CodeLists;

/// <summary>
/// The published code lists that a rule looks things up in. They are read once, at the first question.
/// The lists as published carry no validity periods, so a code that is listed counts as valid on every date. Periods can be added as
/// data: the optional columns valid_from and valid_to (yyyy-MM-dd, both inclusive, empty is open), with one row per period.
/// </summary>
public static class CodeLists
{
    private const string Gemeente = "CBS_GEMEENTE";

    private static readonly Lazy<CodeListTable> Published = new(() =>
    {
        using var stream = typeof(CodeLists).Assembly.GetManifestResourceStream(typeof(CodeLists), "codelists.csv")
            ?? throw new InvalidOperationException("The code lists are not part of the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return CodeListTable.Read(reader);
    });

    /// <summary>True when the CBS list of gemeenten has this code on this date (TR378).</summary>
    public static bool IsGemeente(Standaard standaard, string code, DateOnly date) => Published.Value.Has(standaard, Gemeente, code, date);

    /// <summary>What a code means, as the list tells it in Dutch, or null when the list does not have it.</summary>
    /// <param name="standaard">The domain: some lists differ.</param>
    /// <param name="list">Name of the list, for example WJ756.</param>
    /// <param name="code">The code.</param>
    public static string? LabelOf(Standaard standaard, string list, string code) => Published.Value.LabelOf(standaard, list, code);
}

/// <summary>Code lists as a table: family, list, code and the periods in which the code is valid.</summary>
internal sealed class CodeListTable
{
    private readonly FrozenDictionary<(Standaard Standaard, string List, string Code), List<(DateOnly From, DateOnly To)>> periods;

    private readonly FrozenDictionary<(Standaard Standaard, string List, string Code), string> labels;

    private CodeListTable(
        Dictionary<(Standaard Standaard, string List, string Code), List<(DateOnly From, DateOnly To)>> periods,
        Dictionary<(Standaard Standaard, string List, string Code), string> labels)
    {
        this.periods = periods.ToFrozenDictionary();
        this.labels = labels.ToFrozenDictionary();
    }

    /// <summary>Reads comma-separated text with a header row; the columns family, list and code are needed, others may be absent.</summary>
    /// <exception cref="FormatException">The text is not such a table.</exception>
    public static CodeListTable Read(TextReader reader)
    {
        var columns = Fields(reader.ReadLine() ?? "");
        var (family, list, code) = (Column(columns, "family"), Column(columns, "list"), Column(columns, "code"));
        var (from, to, label) = (columns.IndexOf("valid_from"), columns.IndexOf("valid_to"), columns.IndexOf("label"));
        var periods = new Dictionary<(Standaard, string, string), List<(DateOnly, DateOnly)>>();
        var labels = new Dictionary<(Standaard, string, string), string>();
        while (reader.ReadLine() is { } line)
        {
            var fields = Fields(line);
            if (fields.Count != columns.Count)
                throw new FormatException($"A row of the code lists has {fields.Count} fields instead of {columns.Count}.");
            var key = (Family(fields[family]), fields[list], fields[code]);
            if (!periods.TryGetValue(key, out var rows))
                periods[key] = rows = [];
            rows.Add((Day(fields, from) ?? DateOnly.MinValue, Day(fields, to) ?? DateOnly.MaxValue));
            // Of a code with more than one period the last label is the newest.
            if (label >= 0)
                labels[key] = fields[label];
        }

        return new(periods, labels);
    }

    public string? LabelOf(Standaard standaard, string list, string code) => labels.GetValueOrDefault((standaard, list, code));

    public bool Has(Standaard standaard, string list, string code, DateOnly date) =>
        periods.TryGetValue((standaard, list, code), out var rows) && rows.Exists(p => p.From <= date && date <= p.To);

    private static int Column(List<string> columns, string name) =>
        columns.IndexOf(name) is >= 0 and var index ? index : throw new FormatException($"The code lists have no column {name}.");

    private static Standaard Family(string text) => text switch
    {
        "ijw" => Standaard.Ijw,
        "iwmo" => Standaard.Iwmo,
        _ => throw new FormatException($"The code lists have an unknown family {text}."),
    };

    private static DateOnly? Day(List<string> fields, int column) =>
        column < 0 || fields[column].Length == 0 ? null : DateOnly.ParseExact(fields[column], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The fields of one row; a field in double quotes may hold commas, and a doubled quote in it stands for one.</summary>
    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (quoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                Next();
            else
                field.Append(line[i]);
        }

        Next();
        return fields;

        void Next()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
