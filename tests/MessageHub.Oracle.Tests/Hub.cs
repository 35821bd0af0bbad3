using System.Globalization;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules;
using Microsoft.Data.Sqlite;

namespace MessageHub.Oracles.Tests;

/// <summary>A whole installation on a SQLite register of its own: messages go in as XML and answers come out as XML.</summary>
internal sealed class Hub : IAsyncDisposable
{
    /// <summary>Tables that say the backoffice what was judged: nothing is judged by them.</summary>
    private static readonly string[] ForTheBackoffice =
        [
            "verdict", "finding", "signal", "bericht_client", "claim_total", "perceel_client", "perceel_client_day", "client_month",
            "perceel_name"
        ];

    /// <summary>Tables that hold no fact: what arrived, what leaves, and numbers that were handed out.</summary>
    private static readonly string[] NoFacts = ["inbox", "outbox", "counter", "schema_migration", "sqlite_sequence", .. ForTheBackoffice];

    private readonly DirectoryInfo folder;
    private readonly SqliteDatabase database;

    private Hub(DirectoryInfo folder)
    {
        this.folder = folder;
        database = new(File);
        Store = new(database);
        Processor = ProcessorOn(Store);
    }

    public RegisterStore Store { get; }

    public BerichtProcessor Processor { get; }

    private string File => Path.Combine(folder.FullName, "register.db");

    public static async Task<Hub> OpenAsync()
    {
        var hub = new Hub(Directory.CreateTempSubdirectory("messagehub-oracle-"));
        await hub.database.MigrateAsync(CancellationToken.None);
        return hub;
    }

    /// <summary>Another process on the same register.</summary>
    public (SqliteDatabase Database, BerichtProcessor Processor) Second()
    {
        var second = new SqliteDatabase(File);
        return (second, ProcessorOn(new(second)));
    }

    public async Task<Guid> ReceiveAsync(OMessage message)
    {
        var id = Guid.NewGuid();
        await Store.ReceiveAsync(
            new(id, "in.xml", BerichtWriter.Write(OracleBerichten.Of(message)), DateTimeOffset.UnixEpoch), CancellationToken.None);
        return id;
    }

    /// <summary>Receives and processes messages in order; the result of each.</summary>
    public async Task<IReadOnlyList<Processed>> PlayAsync(IReadOnlyList<OMessage> messages)
    {
        var results = new List<Processed>();
        foreach (var message in messages)
            results.Add(await PlayAsync(message, messages.Max(m => m.Header.Dated)));
        return results;
    }

    /// <summary>Receives and processes one message.</summary>
    public async Task<Processed> PlayAsync(OMessage message, DateOnly today)
    {
        var id = await ReceiveAsync(message);
        var result = await Processor.ProcessAsync(id, today);
        return new(message, result, (await AnswersAsync(id)).SingleOrDefault());
    }

    /// <summary>All that the outbox holds for a message.</summary>
    public Task<IReadOnlyList<byte[]>> AnswersAsync(Guid id) => QueryAsync(
        "select content from outbox where bericht_id = @value", row => (byte[])row["content"], id);

    /// <summary>Every row of every table of facts, with the ids as they are.</summary>
    public async Task<string> FactsAsync()
    {
        var tables = await QueryAsync("select name from sqlite_master where type = 'table' order by name", row => row.GetString(0));
        var text = new List<string>();
        foreach (var table in tables.Except(NoFacts))
            text.AddRange(
                await QueryAsync(
                    $"select * from {table} order by rowid",
                    row => $"{table}: {string.Join(' ', Cells(row).Select(c => $"{c.Name}={c.Value}"))}"));
        return string.Join('\n', text);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        using (var connection = new SqliteConnection(Connection()))
            SqliteConnection.ClearPool(connection);
        folder.Delete(recursive: true);
    }

    private static BerichtProcessor ProcessorOn(RegisterStore store) =>
        new(store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), RuleCatalogue.All, new());

    private static IEnumerable<(string Name, string Value)> Cells(SqliteDataReader row) => Enumerable.Range(0, row.FieldCount)
        .Select(i => (row.GetName(i), Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture) ?? ""));

    private string Connection() => new SqliteConnectionStringBuilder { DataSource = File, Mode = SqliteOpenMode.ReadOnly }.ToString();

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<SqliteDataReader, T> map, object? value = null)
    {
        await using var connection = new SqliteConnection(Connection());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (value is not null)
            command.Parameters.AddWithValue("value", value);
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(map(reader));
        return rows;
    }
}
