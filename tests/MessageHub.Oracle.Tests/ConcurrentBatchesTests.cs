using MessageHub.Register.Database;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MessageHub.Oracles.Tests;

/// <summary>
/// Linearizability of the register: however many judge side by side, there is one order in which everything could have happened one after
/// the other. In a scope it is the order of arrival.
/// </summary>
public sealed class ConcurrentBatchesTests : IDisposable
{
    /// <summary>So many sequences of both families in one store at a time, with two aanbieders each.</summary>
    private const int SequencesAtOnce = 8;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-turns-");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Batches_side_by_side_in_one_SQLite_store_are_as_one_after_the_other(int seed)
    {
        var file = Path.Combine(folder.FullName, "register.db");
        await using var one = new SqliteDatabase(file);
        await using var other = new SqliteDatabase(file);
        await one.MigrateAsync(CancellationToken.None);
        await PlayAsync(new(seed, [one, other], () => new SqliteConnection($"Data Source={file};Pooling=False")), seed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Batches_side_by_side_in_one_PostgreSQL_store_are_as_one_after_the_other(int seed)
    {
        await using var own = await OwnPostgres.MigratedAsync();
        await using var one = new PostgresDatabase(own.Connection);
        await using var other = new PostgresDatabase(own.Connection);
        await PlayAsync(new(seed, [one, other], () => new NpgsqlConnection(own.Connection)), seed);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task PlayAsync(ConcurrentBatches turns, int seed)
    {
        var sequences = Sequences.Take(SequencesAtOnce * seed).Skip(SequencesAtOnce * (seed - 1)).Select(s => s.Messages).ToList();
        var today = sequences.SelectMany(messages => messages).Max(m => m.Header.Dated);
        await using var reference = await Hub.OpenAsync();

        await turns.PlayAsync(sequences, today);
        var answers = await turns.AssertOneAfterTheOtherAsync(reference, today);

        Assert.True(answers > 25, $"only {answers} answers");
        Assert.True(turns.TakenTogether > 0, "no two messages were judged in one turn");
    }
}
