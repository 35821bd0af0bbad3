using MessageHub.Register.Database;
using Npgsql;

namespace MessageHub.Tests.Shared;

/// <summary>A database of a test's own, on the PostgreSQL that the tests are given.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private const string Variable = "MESSAGEHUB_TEST_POSTGRES";
    private static readonly Lazy<Task<OwnPostgres>> Template = new(MakeTemplateAsync);

    private OwnPostgres()
    {
    }

    /// <summary>The server that the tests are given.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Server => Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException(
        $"No PostgreSQL to test on. Run tests/run.sh, which brings one, or set {Variable} to a connection string; "
        + "tests/servers/postgres.sh start DIR prints one.");

    public string Name { get; } = $"test_{Guid.NewGuid():N}";

    public string Connection => new NpgsqlConnectionStringBuilder(Server) { Database = Name }.ToString();

    /// <summary>A database without tables.</summary>
    public static Task<OwnPostgres> CreateAsync() => CopyAsync("template0");

    /// <summary>A database with the tables of the register, which hold nothing.</summary>
    public static async Task<OwnPostgres> MigratedAsync() => await CopyAsync((await Template.Value).Name);

    /// <summary>Lets nobody in and throws everybody out, as if the server was gone.</summary>
    public async Task CloseAsync()
    {
        await OnServerAsync($"alter database {Name} with allow_connections false");
        await OnServerAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Name}'");
    }

    public Task OpenAsync() => OnServerAsync($"alter database {Name} with allow_connections true");

    public async ValueTask DisposeAsync() => await OnServerAsync($"drop database {Name} with (force)");

    private static async Task<OwnPostgres> CopyAsync(string template)
    {
        var database = new OwnPostgres();
        await OnServerAsync($"create database {database.Name} template {template} strategy file_copy");
        return database;
    }

    /// <summary>Tables are made once for each process of tests: copying them takes a third of the time.</summary>
    private static async Task<OwnPostgres> MakeTemplateAsync()
    {
        var template = await CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.DisposeAsync().AsTask().Wait();
        // A copy is only made of a database that nobody is connected to.
        await using var database = new PostgresDatabase(
            new NpgsqlConnectionStringBuilder(template.Connection) { Pooling = false }.ToString());
        await database.MigrateAsync(CancellationToken.None);
        return template;
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
