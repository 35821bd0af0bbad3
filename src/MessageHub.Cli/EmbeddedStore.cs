using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register;
using MessageHub.Rules;

namespace MessageHub.Cli;

/// <summary>The embedded store of a folder, with the processor that works on it.</summary>
internal sealed class EmbeddedStore
{
    private EmbeddedStore(RegisterStore store, BerichtReader reader, BerichtProcessor processor)
    {
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
        var database = new SqliteDatabase(Path.Combine(folder, "messagehub.db"));
        await database.MigrateAsync(cancellationToken);
        var store = new RegisterStore(database);
        var reader = new BerichtReader(schemas);
        return new(store, reader, new(store, schemas, reader, RuleCatalogue.All, new()));
    }
}
