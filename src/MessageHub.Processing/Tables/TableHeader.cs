using System.Text;

namespace MessageHub.Processing.Tables;

/// <summary>The header row of a table: what stands between the columns, and where each column stands.</summary>
internal sealed class TableHeader
{
    private static readonly char[] Separators = [';', '\t', ',', '|'];

    private readonly char separator;
    private readonly string[] names;

    private TableHeader(char separator, string[] names) => (this.separator, this.names) = (separator, names);

    /// <summary>The rows below it cannot be distinguished in columns: one complaint says it all.</summary>
    public bool IsOfNoUse { get; private set; }

    /// <summary>The place of a column in a row, or -1 when the table does not have it.</summary>
    public int PlaceOf(string column) => Array.IndexOf(names, column);

    /// <summary>Whether fields are the names of the columns, though perhaps not of all.</summary>
    public static bool IsOne(IReadOnlyList<string> fields, TableShape shape) =>
        shape.Required.Intersect(fields.Select(NameOf)).Count() * 2 > shape.Required.Count;

    /// <param name="line">The row.</param>
    /// <param name="number">Its number.</param>
    /// <param name="named">What the file says it has between its columns; null when it does not.</param>
    /// <param name="shape">The columns there are.</param>
    /// <param name="problems">What is wrong with it is added here.</param>
    /// <returns>Null when it is wrong.</returns>
    public static TableHeader? Read(string line, int number, char? named, TableShape shape, TableProblems problems)
    {
        // What gives the most names we know is what stands between the columns.
        var (separator, names) = (named is { } one ? [one] : Separators)
            .Select(s => (Separator: s, Names: NamesOf(line, s)))
            .MaxBy(c => c.Names.Count(shape.Columns.Contains));
        var columns = string.Join(';', shape.Columns);
        if (!names.Any(shape.Columns.Contains))
        {
            problems.Add(new(number, "", $"Hier moeten de namen van de kolommen staan: {columns}.", line));
            return null;
        }

        var before = problems.Count;
        if (shape.Required.Except(names).ToList() is { Count: > 0 } missing)
        {
            var others = missing.Count == 1 ? "" : $", en ook {string.Join(", ", missing.Skip(1))}";
            problems.Add(new(number, missing[0], $"Deze kolom moet precies één keer voorkomen en ontbreekt{others}."));
        }

        foreach (var twice in names.GroupBy(n => n).Where(g => g.Count() > 1 && g.Key.Length > 0))
            problems.Add(new(number, twice.Key, $"Deze kolom moet precies één keer voorkomen en staat er {twice.Count()} keer."));
        foreach (var (name, place) in names.Select((n, i) => (n, i)).Where(c => !shape.Columns.Contains(c.n)))
            problems.Add(new(number, "", $"Kolom {place + 1} is onbekend.", name));
        return problems.Count == before ? new(separator, names) : null;
    }

    /// <summary>The fields of a row, without the blanks around them; null when they are not one for each column.</summary>
    public string[]? FieldsOf(string line, int number, TableProblems problems)
    {
        if (Split(line, separator) is not { } fields)
        {
            problems.Add(new(number, "", "De aanhalingstekens in deze rij kloppen niet.", line));
            return null;
        }

        if (fields.Count > names.Length && fields[names.Length..].All(f => f.Length == 0))
            fields = fields[..names.Length];
        if (fields.Count == names.Length)
            return [.. fields];

        IsOfNoUse = separator == ',' && fields.Count > names.Length;
        var hint = IsOfNoUse
            ? " Het bestand heeft komma's tussen de kolommen; zet een bedrag met een komma dan tussen "
                + "aanhalingstekens, of gebruik puntkomma's."
            : "";
        problems.Add(new(number, "", $"Deze rij heeft {fields.Count} velden in plaats van {names.Length}.{hint}", line));
        return null;
    }

    /// <summary>Small letters, and one way of writing what stands between words.</summary>
    private static string NameOf(string field) => field.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    /// <summary>What is empty at the end is no column.</summary>
    private static string[] NamesOf(string line, char separator)
    {
        var names = (Split(line, separator) ?? []).Select(NameOf).ToList();
        while (names is [.., ""])
            names.RemoveAt(names.Count - 1);
        return [.. names];
    }

    /// <summary>The fields of a line; null when a quote is not closed or something stands behind one that is.</summary>
    private static List<string>? Split(string line, char separator)
    {
        var fields = new List<string>();
        for (var at = 0; ; at++)
        {
            var start = at;
            while (at < line.Length && line[at] != separator && char.IsWhiteSpace(line[at]))
                at++;
            if (at < line.Length && line[at] == '"')
            {
                if (Quoted(line, ref at) is not { } quoted)
                    return null;
                fields.Add(quoted.Trim());
                while (at < line.Length && line[at] != separator)
                {
                    if (!char.IsWhiteSpace(line[at++]))
                        return null;
                }
            }
            else
            {
                at = line.IndexOf(separator, at) is >= 0 and var end ? end : line.Length;
                fields.Add(line[start..at].Trim());
            }

            if (at >= line.Length)
                return fields;
        }
    }

    /// <summary>What stands between quotes, of which two stand for one; null when they are not closed.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">At the first quote; after it behind the last one.</param>
    private static string? Quoted(string line, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
                text.Append(line[at]);
            else if (++at < line.Length && line[at] == '"')
                text.Append('"');
            else
                return text.ToString();
        }

        return null;
    }
}
