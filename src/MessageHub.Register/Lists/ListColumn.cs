using MessageHub.Register.Database;

namespace MessageHub.Register.Lists;

/// <summary>A column of a list.</summary>
/// <param name="Name">What it is called in a file, and in the table.</param>
/// <param name="Kind">What stands in it.</param>
public sealed record ListColumn(string Name, ListColumnKind Kind)
{
    /// <summary>Rows with the same values in all columns of the key are the same row.</summary>
    public bool IsKey { get; init; }

    /// <summary>A file has to have the column, and a row a value in it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The words of a <see cref="ListColumnKind.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Most characters of a text.</summary>
    public int Longest { get; init; } = 100;

    /// <summary>The least and the most of a number.</summary>
    public (long Min, long Max) Range { get; init; } = (0, 99_999_999);

    internal ColumnType Type => Kind switch
    {
        ListColumnKind.Day => ColumnType.Date,
        ListColumnKind.Number or ListColumnKind.Amount => ColumnType.Number,
        _ => ColumnType.Text,
    };
}
