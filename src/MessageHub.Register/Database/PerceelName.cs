using System.Text;
using MessageHub.Register.Facts;

namespace MessageHub.Register.Database;

/// <summary>
/// The name of a perceel as people type it. Names that differ in case or blanks mean one perceel; what is kept and shown everywhere is the
/// first of them that was known (the table perceel_name).
/// </summary>
public static class PerceelName
{
    private static readonly RowSet<(string Key, string Name)> Rows = new(
        new("key", ColumnType.Text, n => n.Key),
        new("name", ColumnType.Text, n => n.Name));

    /// <summary>What two names have in common when they mean one perceel.</summary>
    public static string KeyOf(string name) => Written(name).ToLowerInvariant();

    /// <summary>As it is kept: one space wherever there are blanks, none at the ends.</summary>
    internal static string Written(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (!char.IsWhiteSpace(c))
                text.Append(c);
            else if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>That a column holds the perceel whose key is the parameter perceel; "" is no perceel.</summary>
    internal static string Is(string column) =>
        $"{column} = coalesce((select n.name from perceel_name n where n.key = @perceel), @perceel)";

    /// <summary>
    /// Agreements with the names under which their percelen are known; a perceel that is new is known by its name from now on.
    /// </summary>
    internal static async Task<IReadOnlyList<AgreementRow>> KnownAsync(
        Session session, IReadOnlyList<AgreementRow> rows, CancellationToken ct)
    {
        var database = session.Database;
        var typed = rows.Select(r => r.Agreement.Perceel).Where(n => !string.IsNullOrEmpty(n));
        // In one order, so that two imports never wait for each other.
        var names = typed
            .Select(n => (Key: KeyOf(n), Name: Written(n)))
            .DistinctBy(n => n.Key)
            .OrderBy(n => n.Key, StringComparer.Ordinal)
            .ToList();
        await session
            .ExecuteAsync(
                $"insert into perceel_name ({Rows.Names}) select {Rows.Values} from {Rows.From(database)} where "
                + "true on conflict do nothing",
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
               let name = known.GetValueOrDefault(KeyOf(row.Agreement.Perceel ?? ""))
               select name is null ? row : row with { Agreement = row.Agreement with { Perceel = name } },
        ];
    }
}
