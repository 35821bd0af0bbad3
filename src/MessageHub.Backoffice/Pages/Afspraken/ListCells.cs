using System.Globalization;
using MessageHub.Backoffice.Text;
using MessageHub.Register.Lists;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>The values of a list as they stand in files, which are read again, and on pages.</summary>
public static class ListCells
{
    /// <summary>The columns of a file.</summary>
    public static IReadOnlyList<Column<ListRow>> Of(KeptList list) =>
        [.. list.Columns.Select((c, i) => new Column<ListRow>(c.Name, r => FieldOf(c, r.Values[i])))];

    /// <summary>A value as people read it.</summary>
    public static string Shown(ListColumn column, string? value) => string.IsNullOrEmpty(value) ? "" : column.Kind switch
    {
        ListColumnKind.Day => Dutch.Day(DayOf(value)),
        ListColumnKind.Amount => Dutch.Euro(NumberOf(value)),
        ListColumnKind.Gemeente => Names.Gemeente(value),
        _ => value,
    };

    /// <summary>The name of a column as people read it.</summary>
    public static string Title(ListColumn column) => $"{char.ToUpperInvariant(column.Name[0])}{column.Name[1..].Replace('_', ' ')}";

    private static Field FieldOf(ListColumn column, string? value) => string.IsNullOrEmpty(value) ? default : column.Kind switch
    {
        ListColumnKind.Day => Field.IsoDay(DayOf(value)),
        ListColumnKind.Number => Field.Number(NumberOf(value)),
        ListColumnKind.Amount => Field.Euro(NumberOf(value)),
        _ => Field.Of(value),
    };

    private static DateOnly DayOf(string value) => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long NumberOf(string value) => long.Parse(value, CultureInfo.InvariantCulture);
}
