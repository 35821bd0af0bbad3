using System.Collections.Frozen;
using System.Text;

namespace MessageHub.Berichten.CodeLists;

/// <summary>The published code lists. They are read once, at the first question.</summary>
public static class CodeLists
{
    private static readonly Lazy<CodeListTable> Published = new(() =>
    {
        using var reader = Open("codelists.csv");
        return CodeListTable.Read(reader);
    });

    /// <summary>What a code means, as the list says it in Dutch, or null when the list does not have it.</summary>
    /// <param name="standaard">The domain: some lists differ.</param>
    /// <param name="list">Name of the list, for example WJ756.</param>
    /// <param name="code">The code.</param>
    public static string? LabelOf(Standaard standaard, string list, string code) => Published.Value.LabelOf(standaard, list, code);

    /// <summary>A file that is part of the assembly.</summary>
    internal static StreamReader Open(string name) => new(
        typeof(CodeLists).Assembly.GetManifestResourceStream(typeof(CodeLists), name)
            ?? throw new InvalidOperationException($"{name} is not part of the assembly."),
        Encoding.UTF8);
}

/// <summary>Code lists as a table: family, list, code and label.</summary>
internal sealed class CodeListTable
{
    private readonly FrozenDictionary<(Standaard Standaard, string List, string Code), string> labels;

    private CodeListTable(Dictionary<(Standaard Standaard, string List, string Code), string> labels) =>
        this.labels = labels.ToFrozenDictionary();

    /// <summary>
    /// Reads comma-separated text with a header row; others than the columns family, list, code and label are passed over.
    /// </summary>
    /// <exception cref="FormatException">The text is not such a table.</exception>
    public static CodeListTable Read(TextReader reader)
    {
        var columns = CsvRow.Fields(reader.ReadLine() ?? "");
        var (family, list) = (CsvRow.Column(columns, "family"), CsvRow.Column(columns, "list"));
        var (code, label) = (CsvRow.Column(columns, "code"), CsvRow.Column(columns, "label"));
        var labels = new Dictionary<(Standaard, string, string), string>();
        while (reader.ReadLine() is { } line)
        {
            var fields = CsvRow.Fields(line);
            if (fields.Count != columns.Count)
                throw new FormatException($"A row of the code lists has {fields.Count} fields instead of {columns.Count}.");
            labels[(Family(fields[family]), fields[list], fields[code])] = fields[label];
        }

        return new(labels);
    }

    public string? LabelOf(Standaard standaard, string list, string code) => labels.GetValueOrDefault((standaard, list, code));

    private static Standaard Family(string text) => text switch
    {
        "ijw" => Standaard.Ijw,
        "iwmo" => Standaard.Iwmo,
        _ => throw new FormatException($"The code lists have an unknown family {text}."),
    };
}
