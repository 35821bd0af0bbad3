using System.Net;

namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// A broker of one or three nodes and a database server of one test, which may kill them. They are containers where workers are.
/// </summary>
internal sealed class PrivateServers : IAsyncDisposable
{
    private const string Broker = "rabbitmq";
    private const string Cluster = "rabbitmq-cluster";
    private const string Database = "postgres";

    private static readonly IReadOnlyList<IPAddress> OfWorkers = [.. Enumerable.Range(0, Servers.MaxWorkers).Select(Servers.AddressOf)];

    private readonly DirectoryInfo root;
    private readonly Forwarder? forwarder;

    private PrivateServers(DirectoryInfo root, Servers servers, Forwarder? forwarder) =>
        (this.root, Servers, this.forwarder) = (root, servers, forwarder);

    public Servers Servers { get; }

    /// <summary>The broker has three nodes behind one address.</summary>
    public bool IsCluster => forwarder is not null;

    /// <param name="isCluster">Three nodes of the broker instead of one.</param>
    public static async Task<PrivateServers> StartAsync(bool isCluster = false)
    {
        var root = ServerScript.NewFolder();
        try
        {
            var (amqp, postgres) = (RunAsync(root, isCluster ? Cluster : Broker, "start"), RunAsync(root, Database, "start"));
            await Task.WhenAll(amqp, postgres);
            var broker = isCluster ? Path.Combine(Cluster, "3") : Broker;
            var management = await File.ReadAllTextAsync(Path.Combine(root.FullName, broker, "management"));
            var nodes = (await amqp).Split('\n').Select(a => new Uri(a)).ToList();
            var forwarder = isCluster ? new Forwarder([.. nodes.Select(n => n.Port)], [IPAddress.Loopback, .. OfWorkers]) : null;
            var address = new UriBuilder(nodes[0]) { Port = forwarder?.Port ?? nodes[0].Port }.ToString();
            return new(root, new(address, management.Trim(), await postgres) { HasAddressPerWorker = true }, forwarder);
        }
        catch
        {
            await RemoveAsync(root);
            throw;
        }
    }

    /// <summary>
    /// The broker, or one node of three, dies as by a power switch and comes back; between the two something else may happen.
    /// </summary>
    public async Task KillBrokerAsync(Func<Task> meanwhile)
    {
        string[] node = IsCluster ? ["1"] : [];
        await RunAsync(root, IsCluster ? Cluster : Broker, ["kill", .. node]);
        await meanwhile();
        await RunAsync(root, IsCluster ? Cluster : Broker, ["resume", .. node]);
    }

    /// <summary>Two of three nodes of the broker die and come back: between the two it takes and gives nothing.</summary>
    public async Task LoseQuorumAsync(Func<Task> meanwhile)
    {
        await RunAsync(root, Cluster, "kill", "1");
        await RunAsync(root, Cluster, "kill", "2");
        await meanwhile();
        await Task.WhenAll(RunAsync(root, Cluster, "resume", "2"), RunAsync(root, Cluster, "resume", "1"));
    }

    /// <summary>Gives a node its member of a queue again, which it could not start any more.</summary>
    public Task RejoinAsync(string virtualHost, string queue, string node) => RunAsync(root, Cluster, "rejoin", node, virtualHost, queue);

    /// <summary>The database dies as by a power switch and comes back; between the two something else may happen.</summary>
    public async Task KillDatabaseAsync(Func<Task> meanwhile)
    {
        await RunAsync(root, Database, "kill");
        await meanwhile();
        await RunAsync(root, Database, "resume");
    }

    public async ValueTask DisposeAsync()
    {
        if (forwarder is not null)
            await forwarder.DisposeAsync();
        KeepLogs();
        await RemoveAsync(root);
    }

    /// <summary>What the servers wrote outlives them where a folder for it is given: the cause of a stall may be a server's.</summary>
    private void KeepLogs()
    {
        if (Environment.GetEnvironmentVariable("MESSAGEHUB_TEST_SERVER_LOGS") is not { Length: > 0 } folder)
            return;
        foreach (var log in root.EnumerateFiles("*.log", SearchOption.AllDirectories))
        {
            var kept = Path.Combine(folder, Path.GetRelativePath(root.FullName, log.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            log.CopyTo(kept, overwrite: true);
        }
    }

    private static async Task RemoveAsync(DirectoryInfo root)
    {
        foreach (var server in new[] { Broker, Cluster, Database }.Where(s => Directory.Exists(Path.Combine(root.FullName, s))))
            await RunAsync(root, server, "stop");
        root.Delete(recursive: true);
    }

    /// <summary>Single servers listen on the addresses of the workers too, so that one of these can be cut off.</summary>
    private static Task<string> RunAsync(DirectoryInfo root, string server, params string[] command) => ServerScript.RunAsync(
        root,
        server,
        command[0],
        WorkerProcess.Image is not null,
        server == Cluster ? [] : new() { ["MESSAGEHUB_LISTEN_ALSO"] = string.Join(' ', OfWorkers) },
        command[1..]);
}
