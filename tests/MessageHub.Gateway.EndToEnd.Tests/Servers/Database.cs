using Npgsql;

namespace MessageHub.Gateway.EndToEnd.Tests.Servers;

/// <summary>A database of its own on PostgreSQL: the one of MESSAGEHUB_TEST_POSTGRES, or else one that is started for it.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly ServerScript? server;
    private readonly string admin;
    private readonly NpgsqlDataSource source;

    private Database(ServerScript? server, string admin, string name)
    {
        (this.server, this.admin, Name) = (server, admin, name);
        ConnectionString = new NpgsqlConnectionStringBuilder(admin) { Database = name }.ConnectionString;
        source = NpgsqlDataSource.Create(ConnectionString);
    }

    public string ConnectionString { get; }

    private string Name { get; }

    public static async Task<Database> StartAsync()
    {
        var server = default(ServerScript);
        var admin = Environment.GetEnvironmentVariable("MESSAGEHUB_TEST_POSTGRES");
        if (string.IsNullOrEmpty(admin))
            admin = await (server = new("postgres")).StartAsync();
        var database = new Database(server, admin, $"endtoend_{Guid.NewGuid():N}");
        await database.AdminAsync($"create database {database.Name}");
        return database;
    }

    /// <summary>Rows of numbers and texts, each row as text with bars between.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetValue(i).ToString())));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
        else
            await AdminAsync($"drop database {Name} with (force)");
    }

    private async Task AdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(admin) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
