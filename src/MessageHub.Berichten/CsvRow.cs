using System.Text;

namespace MessageHub.Berichten;

/// <summary>A row of comma-separated text.</summary>
internal static class CsvRow
{
    /// <summary>The fields of one row; a field in double quotes may hold commas, and a doubled quote in it stands for one.</summary>
    public static List<string> Fields(string line)
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

    /// <summary>The place of a column in a header row.</summary>
    /// <exception cref="FormatException">The header has no such column.</exception>
    public static int Column(List<string> header, string name) =>
        header.IndexOf(name) is >= 0 and var index ? index : throw new FormatException($"There is no column {name}.");
}
