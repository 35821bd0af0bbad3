using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Processing.Decisions;
using MessageHub.Register;
using MessageHub.Register.Access;
using MessageHub.Rules;

namespace MessageHub.Cli;

/// <summary>
/// The store a command works on, with the processor that works on it: the embedded store of a folder, or the one that workers share.
/// </summary>
internal sealed class HubStore : IAsyncDisposable
{
    private readonly RegisterDatabase database;

    private HubStore(RegisterDatabase database, RegisterStore store, BerichtReader reader, BerichtProcessor processor, DecideOnHeld decide)
    {
        this.database = database;
        Store = store;
        Reader = reader;
        Processor = processor;
        Decide = decide;
        Accounts = new(database);
        History = new(database);
    }

    public RegisterStore Store { get; }

    public BerichtReader Reader { get; }

    public BerichtProcessor Processor { get; }

    public DecideOnHeld Decide { get; }

    public AccountBook Accounts { get; }

    public StoreHistory History { get; }

    /// <summary>The embedded store of a folder, which is made when it is not there.</summary>
    public static Task<HubStore> OpenAsync(string folder, SchemaLibrary schemas, RuleSet rules, TimeProvider clock, CancellationToken cancellationToken) =>
        OpenAsync(new SqliteDatabase(FileIn(folder)), schemas, rules, clock, cancellationToken);

    public static async Task<HubStore> OpenAsync(RegisterDatabase database, SchemaLibrary schemas, RuleSet rules, TimeProvider clock, CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken);
        var store = new RegisterStore(database, clock);
        var reader = CommonOptions.ReaderOf(schemas);
        var processor = new BerichtProcessor(store, schemas, reader, rules, new());
        return new(database, store, reader, processor, new(store, processor, rules, clock));
    }

    /// <summary>A store was made in this folder.</summary>
    public static bool ExistsIn(string folder) => File.Exists(FileIn(folder));

    /// <summary>Of an embedded store one file is left behind: what waits in the log of the database is written to it.</summary>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static string FileIn(string folder) => Path.Combine(folder, "messagehub.db");
}
