using System.CommandLine;
using MessageHub.Hosting;
using MessageHub.Register.Database;

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
        "Connection string of the PostgreSQL that workers share, instead of --store. "
        + $"Without both, the environment variable {Variable} is used.",
        required: false);

    public void AddTo(Command command)
    {
        command.Options.Add(folder);
        command.Options.Add(postgres);
    }

    /// <summary>The settings of a command, with the store that it names.</summary>
    /// <exception cref="UsageException">No store is named, or two are, or it is no connection string.</exception>
    public JudgingSettings SettingsOf(ParseResult parsed)
    {
        var settings = CommandSettings.Read();
        if ((parsed.GetValue(folder), parsed.GetValue(postgres)) is ({ }, { }))
            throw new UsageException("One store is needed: --store or --postgres, not both.");
        if (parsed.GetValue(folder) is { } directory)
            return settings.In(directory);
        settings.Postgres = parsed.GetValue(postgres) ?? settings.Postgres;
        if (settings.Postgres.Length == 0)
            throw new UsageException($"A store is needed: --store DIR, --postgres CONNECTION or the environment variable {Variable}.");
        // Its text is not reported: it holds a password.
        return PostgresDatabase.IsConnectionString(settings.Postgres)
            ? settings
            : throw new UsageException("This is not a connection string of PostgreSQL.");
    }

    /// <summary>The store, for commands that have no settings of their own.</summary>
    /// <exception cref="UsageException">No store is named, or two are, or it is no connection string.</exception>
    public Task<HubStore> OpenAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        HubStore.OpenAsync(SettingsOf(parsed), TimeProvider.System, cancellationToken);
}
