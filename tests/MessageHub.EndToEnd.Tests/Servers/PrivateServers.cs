namespace MessageHub.EndToEnd.Tests;

/// <summary>A broker and a database server of one test, which may kill them.</summary>
internal sealed class PrivateServers : IAsyncDisposable
{
    private const string Broker = "rabbitmq";
    private const string Database = "postgres";
    private readonly DirectoryInfo root;

    private PrivateServers(DirectoryInfo root, Servers servers) => (this.root, Servers) = (root, servers);

    public Servers Servers { get; }

    public static async Task<PrivateServers> StartAsync()
    {
        var root = ServerScript.NewFolder();
        try
        {
            var (amqp, postgres) = (ServerScript.RunAsync(root, Broker, "start"), ServerScript.RunAsync(root, Database, "start"));
            await Task.WhenAll(amqp, postgres);
            var management = await File.ReadAllTextAsync(Path.Combine(root.FullName, Broker, "management"));
            return new(root, new(await amqp, management.Trim(), await postgres));
        }
        catch
        {
            await RemoveAsync(root);
            throw;
        }
    }

    /// <summary>The broker dies as by a power switch and comes back; between the two something else may happen.</summary>
    public Task KillBrokerAsync(Func<Task> meanwhile) => KillAsync(Broker, meanwhile);

    /// <summary>The database dies as by a power switch and comes back; between the two something else may happen.</summary>
    public Task KillDatabaseAsync(Func<Task> meanwhile) => KillAsync(Database, meanwhile);

    public async ValueTask DisposeAsync() => await RemoveAsync(root);

    private async Task KillAsync(string server, Func<Task> meanwhile)
    {
        await ServerScript.RunAsync(root, server, "kill");
        await meanwhile();
        await ServerScript.RunAsync(root, server, "resume");
    }

    private static async Task RemoveAsync(DirectoryInfo root)
    {
        foreach (var server in new[] { Broker, Database }.Where(s => Directory.Exists(Path.Combine(root.FullName, s))))
            await ServerScript.RunAsync(root, server, "stop");
        root.Delete(recursive: true);
    }
}
