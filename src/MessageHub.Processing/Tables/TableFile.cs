namespace MessageHub.Processing.Tables;

/// <summary>
/// A file with a table, as CSV or .xlsx: a header row and rows. What spreadsheets make of such a file is taken where it can mean one thing
/// only; else the file is refused with the row, the column and the value. All rows are read before one is taken.
/// </summary>
internal static class TableFile
{
    /// <summary>Reads a file as it was given to us.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="shape">Its columns.</param>
    /// <param name="problems">What is wrong is added here.</param>
    /// <param name="read">Reads one row; null when something is wrong with it.</param>
    public static List<T> Read<T>(byte[] content, TableShape shape, TableProblems problems, Func<TableFields, T?> read)
        where T : class
    {
        if (TableText.Decode(content, shape, out var refusal) is { } text)
        {
            using var reader = new StringReader(text);
            return Read(reader, shape, problems, read);
        }

        problems.Add(new(1, "", refusal));
        return [];
    }

    /// <summary>Reads a text.</summary>
    public static List<T> Read<T>(TextReader text, TableShape shape, TableProblems problems, Func<TableFields, T?> read)
        where T : class
    {
        var rows = new List<T>();
        TableHeader? header = null;
        TableFields? fields = null;
        char? separator = null;
        // A row is a line, so that its number is the one an editor shows and one bad quote costs one row.
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (number == 1)
                line = line.TrimStart('\uFEFF');
            // A spreadsheet writes the rows below the last one too, without anything in them.
            if (line.All(c => c is ';' or ',' or '|' or '"' || char.IsWhiteSpace(c)))
                continue;
            if (fields is not null)
            {
                if (header!.FieldsOf(line, number, problems) is { } row && fields.Take(row, number) && read(fields) is { } one)
                    rows.Add(one);
                if (header.IsOfNoUse)
                    break;
            }
            else if (number == 1 && line is ['s', 'e', 'p', '=', var named, ..])
            {
                separator = named;
            }
            else
            {
                header = TableHeader.Read(line, number, separator, shape, problems);
                if (header is null)
                    break;
                fields = new(header, shape, problems);
            }
        }

        if (rows.Count == 0 && problems.Count == 0)
            problems.Add(
                new(
                    1,
                    "",
                    header is null
                        ? "Het bestand is leeg."
                        : $"Het bestand heeft geen {shape.Rows}: er staan alleen namen van kolommen in."));
        return rows;
    }
}
