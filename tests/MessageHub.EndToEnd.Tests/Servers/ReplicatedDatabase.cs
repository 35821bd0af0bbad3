using Npgsql;

namespace MessageHub.EndToEnd.Tests;

/// <summary>A database server with a standby, which a test may kill and promote.</summary>
internal sealed class ReplicatedDatabase : IAsyncDisposable
{
    private const string Primary = "postgres";
    private const string Standby = "standby";
    private readonly DirectoryInfo root = ServerScript.NewFolder();

    private ReplicatedDatabase()
    {
    }

    /// <summary>The connection string of who works on whichever of the two can be written.</summary>
    public string Connection { get; private set; } = "";

    /// <param name="isSynchronous">The primary waits until the standby has what is committed.</param>
    public static async Task<ReplicatedDatabase> StartAsync(bool isSynchronous)
    {
        var made = new ReplicatedDatabase();
        try
        {
            var primary = new NpgsqlConnectionStringBuilder(await ServerScript.RunAsync(made.root, Primary, "start"));
            var standby = new NpgsqlConnectionStringBuilder(
                await ServerScript.RunAsync(
                    made.root, Standby, "start", Path.Combine(made.root.FullName, Primary), isSynchronous ? "sync" : "async"));
            made.Connection =
                $"Host={primary.Host}:{primary.Port},{standby.Host}:{standby.Port};Username={primary.Username};Database={primary.Database};"
                + "Target Session Attributes=read-write;Host Recheck Seconds=1";
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>From now on the standby lacks what is committed.</summary>
    public Task LetStandbyLagAsync() => ServerScript.RunAsync(root, Standby, "lag");

    /// <summary>The primary dies as by a power switch, and the standby takes over.</summary>
    public async Task FailOverAsync()
    {
        await ServerScript.RunAsync(root, Primary, "kill");
        await ServerScript.RunAsync(root, Standby, "promote");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { Standby, Primary }.Where(s => Directory.Exists(Path.Combine(root.FullName, s, "data"))))
            await ServerScript.RunAsync(root, server, "stop");
        root.Delete(recursive: true);
    }
}
