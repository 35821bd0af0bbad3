using System.Data.Common;
using System.Globalization;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;

namespace MessageHub.Register.Lists;

/// <summary>How the rows of a list are read and written. A row that changes is taken out and added anew.</summary>
internal static class ListTable
{
    /// <summary>All rows of a list as it is.</summary>
    public static Task<List<ListRow>> CurrentAsync(Session session, KeptList list, CancellationToken ct) => session.QueryAsync(
        $"select id, {Names(list)} from {list.Table} where removed is null", row => RowOf(list, row), ct);

    /// <summary>What a file does to a list, in a fixed number of commands.</summary>
    /// <param name="session">A transaction.</param>
    /// <param name="list">The list.</param>
    /// <param name="difference">What the file does.</param>
    /// <param name="origin">Who changes it, when, from what and why.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task WriteAsync(
        Session session, KeptList list, ListDifference difference, AgreementOrigin origin, CancellationToken ct)
    {
        var number = await session.FirstAsync(
            """
            insert into list_change (list, at, changed_by, origin, note, added, changed, removed)
            values (@list, @at, @by, @origin, @note, @added, @changed, @removed) returning number
            """,
            row => row.Number("number"),
            ct,
            ("list", list.Name),
            ("at", origin.At.ToUniversalTime()),
            ("by", origin.By),
            ("origin", origin.From),
            ("note", origin.Note),
            ("added", (long)difference.Added.Count),
            ("changed", (long)difference.Changed.Count),
            ("removed", (long)difference.Removed.Count)).ConfigureAwait(false);
        (string, object?)[] change = [("number", number), ("day", LocalDay.Of(origin.At))];
        var gone = difference.Changed.Select(c => c.Before).Concat(difference.Removed).Select(r => r.Id);
        await session.ExecuteAsync(
            $"update {list.Table} set removed = @number, known_until = @day where {session.Database.IsIn("id", "gone")}",
            ct,
            [.. change, ("gone", session.Database.ListOf(gone))]).ConfigureAwait(false);
        var rows = Rows(list);
        await session.ExecuteAsync(
            $"""
            insert into {list.Table} ({rows.Names}, added, known_from)
            select {rows.Values}, @number, @day from {rows.From(session.Database)}
            """,
            ct,
            [.. change, ("rows", rows.ToJson(difference.Added.Concat(difference.Changed.Select(c => c.After))))]).ConfigureAwait(false);
    }

    public static ListRow RowOf(KeptList list, DbDataReader row) =>
        new(row.Number("id"), 0, [.. list.Columns.Select(c => ValueOf(c, row))]);

    /// <summary>The columns, separated by commas.</summary>
    public static string Names(KeptList list) => string.Join(", ", list.Columns.Select(c => c.Name));

    private static string ValueOf(ListColumn column, DbDataReader row) => !row.Has(column.Name) ? "" : column.Type switch
    {
        ColumnType.Date => row.Date(column.Name).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnType.Number => row.Number(column.Name).ToString(CultureInfo.InvariantCulture),
        _ => row.Text(column.Name),
    };

    private static RowSet<ListRow> Rows(KeptList list) =>
        new([.. list.Columns.Select((c, i) => new Column<ListRow>(c.Name, c.Type, r => Kept(c, r.Values[i])))]);

    /// <summary>A column of the key is never null, so that the index says rows apart.</summary>
    private static object? Kept(ListColumn column, string? value) => string.IsNullOrEmpty(value)
        ? column is { IsKey: true, Type: ColumnType.Text } ? "" : null
        : column.Type switch
        {
            ColumnType.Date => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            ColumnType.Number => long.Parse(value, CultureInfo.InvariantCulture),
            _ => value,
        };
}
