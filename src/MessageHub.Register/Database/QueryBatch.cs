using System.Data.Common;

namespace MessageHub.Register.Database;

/// <summary>
/// Commands that go to the database together: in one round trip where the database can, else one after the other. A round trip costs
/// more than most of our queries. Results are there when <see cref="RunAsync"/> has ended.
/// </summary>
internal sealed class QueryBatch(Session session)
{
    private readonly List<Command> commands = [];
    private bool isRun;

    /// <summary>Adds a query; all its rows.</summary>
    public BatchResult<List<T>> Query<T>(string sql, Func<DbDataReader, T> map, params IEnumerable<(string Name, object? Value)> parameters)
    {
        var rows = new List<T>();
        commands.Add(new(sql, [.. parameters], reader => rows.Add(map(reader)), _ => { }));
        return new(() => rows, () => isRun);
    }

    /// <summary>Adds a query; its only row, or the default value when it has none.</summary>
    public BatchResult<T?> First<T>(string sql, Func<DbDataReader, T> map, params IEnumerable<(string Name, object? Value)> parameters)
    {
        T? first = default;
        var isFound = false;
        commands.Add(new(
            sql,
            [.. parameters],
            reader =>
            {
                first = isFound ? first : map(reader);
                isFound = true;
            },
            _ => { }));
        return new(() => first, () => isRun);
    }

    /// <summary>Adds a command; the number of rows it changed.</summary>
    public BatchResult<int> Execute(string sql, params IEnumerable<(string Name, object? Value)> parameters)
    {
        var changed = 0;
        commands.Add(new(sql, [.. parameters], null, rows => changed = rows));
        return new(() => changed, () => isRun);
    }

    /// <summary>Sends all that was added. Once.</summary>
    /// <exception cref="RegisterException">The database could not do one of them; then nothing of the transaction can go on.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        if (commands.Count > 0)
            await session.RunAsync(commands, ct).ConfigureAwait(false);
        isRun = true;
    }

    /// <param name="Sql">The command.</param>
    /// <param name="Parameters">Those it names, and perhaps others.</param>
    /// <param name="OnRow">Gets each row, or null when it gives none.</param>
    /// <param name="OnChanged">Gets the number of rows it changed.</param>
    internal sealed record Command(
        string Sql, (string Name, object? Value)[] Parameters, Action<DbDataReader>? OnRow, Action<int> OnChanged);
}
