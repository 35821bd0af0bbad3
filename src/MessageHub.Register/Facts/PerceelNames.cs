using MessageHub.Register.Database;

namespace MessageHub.Register.Facts;

/// <summary>The table perceel_name: under which name each perceel is known, the first that somebody typed.</summary>
internal static class PerceelNames
{
    private static readonly RowSet<(string Key, string Name)> Rows = new(
        new("key", ColumnType.Text, n => n.Key),
        new("name", ColumnType.Text, n => n.Name));

    /// <summary>
    /// Agreements with the names under which their percelen are known; a perceel that is new is known by its name from now on.
    /// </summary>
    public static async Task<IReadOnlyList<AgreementRow>> KnownAsync(
        Session session, IReadOnlyList<AgreementRow> rows, CancellationToken ct)
    {
        var database = session.Database;
        var typed = rows.Select(r => r.Agreement.Perceel).Where(n => !string.IsNullOrEmpty(n));
        // In one order, so that two imports never wait for each other.
        var names = typed.Select(n => (Key: PerceelName.KeyOf(n), Name: PerceelName.Written(n)))
            .DistinctBy(n => n.Key).OrderBy(n => n.Key, StringComparer.Ordinal).ToList();
        await session
            .ExecuteAsync(
                $"""
                insert into perceel_name ({Rows.Names}) select {Rows.Values} from {Rows.From(database)} where true
                on conflict do nothing
                """,
                ct,
                ("rows", Rows.ToJson(names)))
            .ConfigureAwait(false);
        var known = (await session
            .QueryAsync(
                $"select key, name from perceel_name where {database.IsIn("key", "keys")}",
                row => (Key: row.Text("key"), Name: row.Text("name")),
                ct,
                ("keys", database.ListOf(names.Select(n => n.Key))))
            .ConfigureAwait(false)).ToDictionary(n => n.Key, n => n.Name);
        return
        [
            .. from row in rows
               let name = known.GetValueOrDefault(PerceelName.KeyOf(row.Agreement.Perceel ?? ""))
               select name is null ? row : row with { Agreement = row.Agreement with { Perceel = name } },
        ];
    }
}
