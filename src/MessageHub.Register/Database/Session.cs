using System.Data;
using System.Data.Common;

namespace MessageHub.Register.Database;

/// <summary>
/// A connection with or without a transaction. Every SQL command of the register passes here, so that it can be counted and so that no
/// exception of a provider leaves. Not for use by several threads at once.
/// </summary>
internal sealed class Session(RegisterDatabase database, DbConnection connection, DbTransaction? transaction, IDisposable? lease)
    : IAsyncDisposable
{
    public RegisterDatabase Database => database;

    /// <summary>Runs a command; the number of rows it changed.</summary>
    public Task<int> ExecuteAsync(string sql, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters) =>
        RunAsync(sql, parameters, command => command.ExecuteNonQueryAsync(ct), ct);

    /// <summary>
    /// Runs a command once for each set of parameters, in one go where the database can; the number of rows each changed.
    /// </summary>
    public async Task<IReadOnlyList<int>> ExecuteEachAsync(
        string sql, IReadOnlyList<(string Name, object? Value)[]> sets, CancellationToken ct)
    {
        var batch = new QueryBatch(this);
        var changed = sets.Select(parameters => batch.Execute(sql, parameters)).ToList();
        await batch.RunAsync(ct).ConfigureAwait(false);
        return [.. changed.Select(c => c.Value)];
    }

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
        catch (Exception e) when (TranslationOf(e) is { } translation)
        {
            throw translation;
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
            lease?.Dispose();
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
        catch (Exception e) when (TranslationOf(e) is { } translation)
        {
            throw translation;
        }
    }

    /// <summary>Runs the commands of a batch.</summary>
    public async Task RunAsync(IReadOnlyList<QueryBatch.Command> commands, CancellationToken ct)
    {
        if (connection.CanCreateBatch)
        {
            await RunTogetherAsync(commands, ct).ConfigureAwait(false);
            return;
        }

        foreach (var command in commands)
        {
            if (command.OnRow is { } onRow)
                await QueryAsync(command.Sql, row => { onRow(row); return true; }, ct, command.Parameters).ConfigureAwait(false);
            else
                command.OnChanged(await ExecuteAsync(command.Sql, ct, command.Parameters).ConfigureAwait(false));
        }
    }

    private async Task RunTogetherAsync(IReadOnlyList<QueryBatch.Command> commands, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var command in commands)
        {
            database.CountCommand();
            var one = batch.CreateBatchCommand();
            var numbered = NumberedSql.Of(command.Sql);
            one.CommandText = numbered.Text;
            foreach (var name in numbered.Names)
            {
                var parameter = one.CreateParameter();
                parameter.Value = command.Parameters.First(p => p.Name == name).Value ?? DBNull.Value;
                one.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(one);
        }

        try
        {
            await using var reader = await batch.ExecuteReaderAsync(ct).ConfigureAwait(false);
            // Only those that give rows have a result to go through.
            foreach (var command in commands.Where(c => c.OnRow is not null))
            {
                while (await reader.ReadAsync(ct).ConfigureAwait(false))
                    command.OnRow!(reader);
                await reader.NextResultAsync(ct).ConfigureAwait(false);
            }

            await reader.CloseAsync().ConfigureAwait(false);
            foreach (var (command, one) in commands.Zip(batch.BatchCommands))
                command.OnChanged(one.RecordsAffected);
        }
        catch (Exception e) when (TranslationOf(e) is { } translation)
        {
            throw translation;
        }
    }

    /// <summary>The exception that may leave instead of this one, or null when this one says nothing of a row.</summary>
    private RegisterException? TranslationOf(Exception exception) => exception switch
    {
        DbException e => database.Translate(e),
        // Their texts quote the value.
        FormatException or InvalidCastException or OverflowException => new($"A row could not be read: {exception.GetType().Name}."),
        // The driver says so when the connection broke between two commands.
        InvalidOperationException or IOException when connection.State is not ConnectionState.Open =>
            new("The connection to the database broke.", isTransient: true),
        _ => null,
    };
}
