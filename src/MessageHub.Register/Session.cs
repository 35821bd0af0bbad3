using System.Data.Common;

namespace MessageHub.Register;

/// <summary>
/// A connection with or without a transaction. Every SQL command of the register passes here, so that it can be counted and so that no
/// exception of a provider leaves. Not for use by several threads at once.
/// </summary>
internal sealed class Session(RegisterDatabase database, DbConnection connection, DbTransaction? transaction, IDisposable? turn) : IAsyncDisposable
{
    public RegisterDatabase Database => database;

    /// <summary>Runs a command; the number of rows it changed.</summary>
    public Task<int> ExecuteAsync(string sql, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters) =>
        RunAsync(sql, parameters, command => command.ExecuteNonQueryAsync(ct), ct);

    /// <summary>Runs a query; all its rows.</summary>
    public Task<List<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> map, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters) =>
        RunAsync(
            sql,
            parameters,
            async command =>
            {
                var rows = new List<T>();
                await using var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
                while (await reader.ReadAsync(ct).ConfigureAwait(false))
                    rows.Add(map(reader));
                return rows;
            },
            ct);

    /// <summary>Runs a query; its only row, or the default value when it has none.</summary>
    public async Task<T?> FirstAsync<T>(
        string sql, Func<DbDataReader, T> map, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters)
    {
        var rows = await QueryAsync(sql, map, ct, parameters).ConfigureAwait(false);
        return rows.Count == 0 ? default : rows[0];
    }

    public async Task CommitAsync(CancellationToken ct)
    {
        try
        {
            await transaction!.CommitAsync(ct).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw database.Translate(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (transaction is not null)
                await transaction.DisposeAsync().ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            turn?.Dispose();
        }
    }

    private async Task<T> RunAsync<T>(
        string sql, IEnumerable<(string Name, object? Value)> parameters, Func<DbCommand, Task<T>> run, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        database.CountCommand();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        try
        {
            return await run(command).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw database.Translate(e);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException)
        {
            // Their texts quote the value.
            throw new RegisterException($"A row could not be read: {e.GetType().Name}.");
        }
    }
}
