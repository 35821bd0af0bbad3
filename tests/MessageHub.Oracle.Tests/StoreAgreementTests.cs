using MessageHub.Register.Database;

namespace MessageHub.Oracles.Tests;

/// <summary>The register itself held against the oracle: what a query leaves out or finds too much changes a verdict.</summary>
public sealed class StoreAgreementTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-oracle-");

    [Theory]
    [InlineData(150, null)]
    [InlineData(40, 16)]
    public async Task Engine_and_oracle_agree_on_sequences_in_one_SQLite_register(int sequences, int? batchSize)
    {
        await using var database = new SqliteDatabase(Path.Combine(folder.FullName, "register.db"));
        await database.MigrateAsync(CancellationToken.None);
        await AssertAgreementAsync(database, sequences, batchSize);
    }

    [Theory]
    [InlineData(80, null)]
    [InlineData(40, 16)]
    public async Task Engine_and_oracle_agree_on_sequences_in_one_PostgreSQL_register(int sequences, int? batchSize)
    {
        await using var own = await OwnPostgres.MigratedAsync();
        await using var database = new PostgresDatabase(own.Connection);
        await AssertAgreementAsync(database, sequences, batchSize);
    }

    private static async Task AssertAgreementAsync(RegisterDatabase database, int sequences, int? batchSize)
    {
        var together = await StoreDuel.AssertAgreementAsync(new(database), Sequences.Share(sequences), batchSize);
        Assert.True(
            batchSize is null ? together == 0 : together > Sequences.Share(sequences),
            $"{together} messages were loaded together with another one");
    }

    public void Dispose() => folder.Delete(recursive: true);
}
