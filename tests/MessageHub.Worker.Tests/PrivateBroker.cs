using System.Diagnostics;
using RabbitMQ.Client;

namespace MessageHub.Worker.Tests;

/// <summary>A RabbitMQ of one test, which may configure it otherwise than the one that all share.</summary>
internal sealed class PrivateBroker : IAsyncDisposable
{
    private readonly DirectoryInfo root;

    private PrivateBroker(DirectoryInfo root, string address) => (this.root, Address) = (root, address);

    /// <summary>The address for a worker.</summary>
    public string Address { get; }

    private static string Script
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "MessageHub.sln")))
                folder = folder.Parent ?? throw new InvalidOperationException("These tests run from within a checkout.");
            return Path.Combine(folder.FullName, "tests", "servers", "rabbitmq.sh");
        }
    }

    /// <param name="configuration">Lines of its rabbitmq.conf.</param>
    public static async Task<PrivateBroker> StartAsync(string configuration)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("The server is started by a script of a shell.");
        var root = Directory.CreateTempSubdirectory("messagehub-broker-");
        // The server runs as another user, who has to be able to enter this folder.
        File.SetUnixFileMode(
            root.FullName,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute
                | UnixFileMode.OtherExecute);
        return new(root, await RunAsync(root, "start", configuration));
    }

    /// <summary>Starts it again with other settings; what its queues hold stays.</summary>
    public async Task RestartAsync(string old, string @new)
    {
        await RunAsync(root, "kill");
        var file = Path.Combine(root.FullName, "broker", "rabbitmq.conf");
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(old, @new, StringComparison.Ordinal));
        await RunAsync(root, "resume");
    }

    /// <summary>Takes everything out of a queue.</summary>
    public async Task<IReadOnlyList<BasicGetResult>> TakeAllAsync(string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new(Address) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var taken = new List<BasicGetResult>();
        while (await channel.BasicGetAsync(queue, autoAck: true) is { } message)
            taken.Add(message);
        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync(root, "stop");
        root.Delete(recursive: true);
    }

    private static async Task<string> RunAsync(DirectoryInfo root, string command, string configuration = "")
    {
        var start = new ProcessStartInfo("bash", [Script, command, Path.Combine(root.FullName, "broker")])
        {
            RedirectStandardOutput = true
        };
        start.Environment["MESSAGEHUB_RABBITMQ_LINES"] = configuration;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Wait.MaxWait);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }
}
