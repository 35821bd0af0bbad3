using System.CommandLine;
using MessageHub.Berichten;
using MessageHub.Register;
using MessageHub.Rules;

namespace MessageHub.Cli;

/// <summary>Where a command finds its store: in a folder, or in the PostgreSQL that workers share.</summary>
internal sealed class StoreOptions
{
    /// <summary>
    /// The setting of the workers; a connection string on the command line shows its password to everybody on the machine.
    /// </summary>
    public const string Variable = "MessageHub__Postgres";

    private readonly Option<string> folder = CommonOptions.Store(required: false);

    private readonly Option<string> postgres = CommonOptions.Text(
        "--postgres",
        "CONNECTION",
        $"Connection string of the PostgreSQL that workers share, instead of --store. Without both, the environment variable {Variable} is used.",
        required: false);

    public void AddTo(Command command)
    {
        command.Options.Add(folder);
        command.Options.Add(postgres);
    }

    /// <summary>The store is that of workers: they judge what waits and send what is answered.</summary>
    /// <exception cref="UsageException">No store is named, or two are.</exception>
    public bool IsShared(ParseResult parsed) => PlaceOf(parsed).Folder is null;

    /// <exception cref="UsageException">No store is named, or two are, or the folder holds none.</exception>
    public void RequireThere(ParseResult parsed)
    {
        if (PlaceOf(parsed).Folder is { } directory && !HubStore.ExistsIn(directory))
            throw new UsageException($"{directory}: no store was made in this folder.");
    }

    /// <summary>The store, for commands that judge nothing.</summary>
    /// <exception cref="UsageException">No store is named, or two are, or it is no connection string.</exception>
    public Task<HubStore> OpenAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        OpenAsync(parsed, SchemaLibrary.BuiltIn, RuleCatalogue.All, TimeProvider.System, cancellationToken);

    /// <exception cref="UsageException">No store is named, or two are, or it is no connection string.</exception>
    public Task<HubStore> OpenAsync(ParseResult parsed, SchemaLibrary schemas, RuleSet rules, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (directory, connection) = PlaceOf(parsed);
        return directory is not null
            ? HubStore.OpenAsync(directory, schemas, rules, clock, cancellationToken)
            : HubStore.OpenAsync(DatabaseOf(connection!), schemas, rules, clock, cancellationToken);
    }

    private (string? Folder, string? Connection) PlaceOf(ParseResult parsed) => (parsed.GetValue(folder), parsed.GetValue(postgres)) switch
    {
        (null, null) when Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } connection => (null, connection),
        (null, null) => throw new UsageException($"A store is needed: --store DIR, --postgres CONNECTION or the environment variable {Variable}."),
        ({ }, { }) => throw new UsageException("One store is needed: --store or --postgres, not both."),
        var place => place,
    };

    private static PostgresDatabase DatabaseOf(string connection)
    {
        try
        {
            return new(connection);
        }
        catch (ArgumentException)
        {
            // Its text may quote the value, and that holds a password.
            throw new UsageException("This is not a connection string of PostgreSQL.");
        }
    }
}
