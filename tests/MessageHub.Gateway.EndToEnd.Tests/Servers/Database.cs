using Npgsql;

namespace MessageHub.Gateway.EndToEnd.Tests.Servers;

/// <summary>A PostgreSQL of its own, because it gets killed.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly ServerScript server = new("postgres");
    private NpgsqlDataSource? source;

    public string ConnectionString { get; private set; } = "";

    public static async Task<Database> StartAsync()
    {
        var database = new Database();
        database.ConnectionString = await database.server.StartAsync();
        database.source = NpgsqlDataSource.Create(database.ConnectionString);
        return database;
    }

    /// <summary>Rows, each as one text with bars between the columns.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql, params object[] values)
    {
        await using var command = source!.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(
                string.Join(
                    '|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetValue(i).ToString())));
        return rows;
    }

    public Task KillAsync() => server.KillAsync();

    public async Task ResumeAsync()
    {
        await server.ResumeAsync();
        source!.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        if (source is not null)
            await source.DisposeAsync();
        await server.DisposeAsync();
    }
}
