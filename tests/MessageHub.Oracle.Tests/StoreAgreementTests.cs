using MessageHub.Register;
using Npgsql;

namespace MessageHub.Oracles.Tests;

/// <summary>The register itself held against the oracle: what a query leaves out or finds too much changes a verdict.</summary>
public sealed class StoreAgreementTests : IDisposable
{
    private const string Variable = "MESSAGEHUB_TEST_POSTGRES";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-oracle-");

    [Theory]
    [InlineData(400, null)]
    [InlineData(40, 16)]
    public async Task Engine_and_oracle_agree_on_sequences_in_one_SQLite_register(int sequences, int? inTurnsOf)
    {
        await using var database = new SqliteDatabase(Path.Combine(folder.FullName, "register.db"));
        await database.MigrateAsync(CancellationToken.None);
        await AssertAgreementAsync(database, sequences, inTurnsOf);
    }

    [Theory]
    [InlineData(80, null)]
    [InlineData(40, 16)]
    public async Task Engine_and_oracle_agree_on_sequences_in_one_PostgreSQL_register(int sequences, int? inTurnsOf)
    {
        var name = $"oracle_{Guid.NewGuid():N}";
        await OnServerAsync($"create database {name} template template0");
        try
        {
            await using var database = new PostgresDatabase(new NpgsqlConnectionStringBuilder(Server()) { Database = name }.ToString());
            await database.MigrateAsync(CancellationToken.None);
            await AssertAgreementAsync(database, sequences, inTurnsOf);
        }
        finally
        {
            await OnServerAsync($"drop database {name} with (force)");
        }
    }

    private static async Task AssertAgreementAsync(RegisterDatabase database, int sequences, int? inTurnsOf)
    {
        var together = await StoreDuel.AssertAgreementAsync(new(database), sequences, inTurnsOf);
        Assert.True(inTurnsOf is null ? together == 0 : together > sequences, $"{together} messages were loaded together with another one");
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
