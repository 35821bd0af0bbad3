using MessageHub.Register;
using Npgsql;

namespace MessageHub.Oracles.Tests;

/// <summary>The register itself held against the oracle: what a query leaves out or finds too much changes a verdict.</summary>
public sealed class StoreAgreementTests : IDisposable
{
    private const string Variable = "MESSAGEHUB_TEST_POSTGRES";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-oracle-");

    [Fact]
    public async Task Engine_and_oracle_agree_on_400_sequences_in_one_SQLite_register()
    {
        await using var database = new SqliteDatabase(Path.Combine(folder.FullName, "register.db"));
        await database.MigrateAsync(CancellationToken.None);
        await StoreDuel.AssertAgreementAsync(new(database), 400);
    }

    [Fact]
    public async Task Engine_and_oracle_agree_on_80_sequences_in_one_PostgreSQL_register()
    {
        var name = $"oracle_{Guid.NewGuid():N}";
        await OnServerAsync($"create database {name} template template0");
        try
        {
            await using var database = new PostgresDatabase(new NpgsqlConnectionStringBuilder(Server()) { Database = name }.ToString());
            await database.MigrateAsync(CancellationToken.None);
            await StoreDuel.AssertAgreementAsync(new(database), 80);
        }
        finally
        {
            await OnServerAsync($"drop database {name} with (force)");
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

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
