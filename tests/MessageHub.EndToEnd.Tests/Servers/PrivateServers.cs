using System.Diagnostics;

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
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("The servers are started by scripts of a shell.");
        var root = Directory.CreateTempSubdirectory("messagehub-e2e-");
        // The servers run as other users, who have to be able to enter this folder.
        File.SetUnixFileMode(root.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        try
        {
            var (amqp, postgres) = (RunAsync(root, Broker, "start"), RunAsync(root, Database, "start"));
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
        await RunAsync(root, server, "kill");
        await meanwhile();
        await RunAsync(root, server, "resume");
    }

    private static async Task RemoveAsync(DirectoryInfo root)
    {
        foreach (var server in new[] { Broker, Database }.Where(s => Directory.Exists(Path.Combine(root.FullName, s))))
            await RunAsync(root, server, "stop");
        root.Delete(recursive: true);
    }

    private static async Task<string> RunAsync(DirectoryInfo root, string server, string command)
    {
        var start = new ProcessStartInfo("bash", [Repository.PathOf("tests", "servers", $"{server}.sh"), command, Path.Combine(root.FullName, server)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Wait.Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode == 0 ? (await output).Trim() : throw new InvalidOperationException($"{server}.sh {command} failed: {await error}");
    }
}
