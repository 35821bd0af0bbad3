namespace MessageHub.Register.Database;

/// <summary>Work of a database on a session of its own.</summary>
internal static class Sessions
{
    /// <summary>For questions of people.</summary>
    public static async Task<T> ReadAsync<T>(this RegisterDatabase database, Func<Session, Task<T>> read, CancellationToken ct)
    {
        await using var session = await database.OpenForQuestionsAsync(ct).ConfigureAwait(false);
        return await read(session).ConfigureAwait(false);
    }

    /// <summary>All of it happens, or nothing when it throws.</summary>
    public static async Task<T> WriteAsync<T>(this RegisterDatabase database, Func<Session, Task<T>> write, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        var result = await write(session).ConfigureAwait(false);
        await session.CommitAsync(ct).ConfigureAwait(false);
        return result;
    }

    /// <summary>One command in a transaction; the number of rows it changed.</summary>
    public static Task<int> ExecuteAsync(
        this RegisterDatabase database, string sql, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters) =>
        database.WriteAsync(session => session.ExecuteAsync(sql, ct, parameters), ct);
}
