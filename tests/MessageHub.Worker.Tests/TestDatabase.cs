using Npgsql;

namespace MessageHub.Worker.Tests;

/// <summary>A database of its own on the PostgreSQL of the tests.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "MESSAGEHUB_TEST_POSTGRES";
    private readonly string name = $"worker_{Guid.NewGuid():N}";

    private TestDatabase()
    {
    }

    public string Connection => new NpgsqlConnectionStringBuilder(Server()) { Database = name }.ToString();

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase();
        await OnServerAsync($"create database {database.name}");
        return database;
    }

    /// <summary>Lets nobody in and throws everybody out, as if the server was gone.</summary>
    public async Task CloseAsync()
    {
        await OnServerAsync($"alter database {name} with allow_connections false");
        await OnServerAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
    }

    public Task OpenAsync() => OnServerAsync($"alter database {name} with allow_connections true");

    public async ValueTask DisposeAsync() => await OnServerAsync($"drop database {name} with (force)");

    private static string Server() => Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException(
        $"No PostgreSQL to test on. Run tests/run.sh, which brings one, or set {Variable} to a connection string; "
        + "tests/servers/postgres.sh start DIR prints one.");

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server()) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
