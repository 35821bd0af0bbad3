using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register;
using MessageHub.Rules;

namespace MessageHub.Cli;

/// <summary>The embedded store of a folder, with the processor that works on it.</summary>
internal sealed class EmbeddedStore : IAsyncDisposable
{
    private readonly SqliteDatabase database;

    private EmbeddedStore(SqliteDatabase database, RegisterStore store, BerichtReader reader, BerichtProcessor processor)
    {
        this.database = database;
        Store = store;
        Reader = reader;
        Processor = processor;
    }

    public RegisterStore Store { get; }

    public BerichtReader Reader { get; }

    public BerichtProcessor Processor { get; }

    public static async Task<EmbeddedStore> OpenAsync(string folder, SchemaLibrary schemas, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var database = new SqliteDatabase(FileIn(folder));
        await database.MigrateAsync(cancellationToken);
        var store = new RegisterStore(database);
        var reader = new BerichtReader(schemas);
        return new(database, store, reader, new(store, schemas, reader, RuleCatalogue.All, new()));
    }

    /// <summary>A store was made in this folder.</summary>
    public static bool ExistsIn(string folder) => File.Exists(FileIn(folder));

    /// <summary>Leaves one file behind: what waits in the log of the database is written to it.</summary>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static string FileIn(string folder) => Path.Combine(folder, "messagehub.db");
}
