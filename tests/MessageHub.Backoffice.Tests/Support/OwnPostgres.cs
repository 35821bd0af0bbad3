using Npgsql;

namespace MessageHub.Backoffice.Tests;

/// <summary>A PostgreSQL database of a test's own, on the server that the tests are given.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private const string Variable = "MESSAGEHUB_TEST_POSTGRES";
    private readonly string name = $"backoffice_{Guid.NewGuid():N}";

    private OwnPostgres()
    {
    }

    public string Connection => new NpgsqlConnectionStringBuilder(Server()) { Database = name }.ToString();

    public static async Task<OwnPostgres> CreateAsync()
    {
        var database = new OwnPostgres();
        await OnServerAsync($"create database {database.name} template template0");
        return database;
    }

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
