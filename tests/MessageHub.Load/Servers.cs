using System.Diagnostics;
using System.Globalization;

namespace MessageHub.Load;

/// <summary>
/// A private RabbitMQ and PostgreSQL of this run, by the scripts of the tests; or the empty ones that the variables of the tests name.
/// </summary>
internal sealed class Servers : IAsyncDisposable
{
    private bool areOurs = true;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-load-");

    private Servers()
    {
    }

    public string Postgres { get; private set; } = "";

    public string RabbitMq { get; private set; } = "";

    public static async Task<Servers> StartAsync()
    {
        var servers = new Servers();
        if (Environment.GetEnvironmentVariable("MESSAGEHUB_TEST_POSTGRES") is { } postgres
            && Environment.GetEnvironmentVariable("MESSAGEHUB_TEST_RABBITMQ") is { } rabbitMq)
        {
            (servers.Postgres, servers.RabbitMq, servers.areOurs) = (postgres, rabbitMq, false);
            return servers;
        }

        servers.Postgres = await servers.RunAsync("postgres", "start");
        servers.RabbitMq = await servers.RunAsync("rabbitmq", "start");
        return servers;
    }

    /// <summary>Processor time of the database and of the broker so far.</summary>
    public static (TimeSpan Database, TimeSpan Broker) ProcessorTime => (ProcessorTimeOf("(postgres)"), ProcessorTimeOf("(beam.smp)"));

    public async ValueTask DisposeAsync()
    {
        if (areOurs)
        {
            await RunAsync("rabbitmq", "stop");
            await RunAsync("postgres", "stop");
        }

        folder.Delete(recursive: true);
    }

    private async Task<string> RunAsync(string server, string command)
    {
        var script = Path.Combine(Repository(), "tests", "servers", $"{server}.sh");
        // What is measured waits for the disk, as in production: a commit that the machine may forget is worth nothing.
        Environment.SetEnvironmentVariable("MESSAGEHUB_POSTGRES_FSYNC", "on");
        // Its output goes to a file: a server that it starts keeps a pipe open.
        var output = Path.Combine(folder.FullName, $"{server}-{command}.txt");
        // The servers run as users of their own, who have to be able to enter the folder.
        using var process = Process.Start(
            "bash",
            ["-c", $"chmod 711 '{folder.FullName}' && '{script}' {command} '{Path.Combine(folder.FullName, server)}' > '{output}'"]);
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (await File.ReadAllTextAsync(output)).Trim()
            : throw new InvalidOperationException($"{server}.sh {command} ended with {process.ExitCode}.");
    }

    /// <summary>
    /// Of all processes of this name, from /proc, because a server is many processes: there should be no other servers on a machine that
    /// measures.
    /// </summary>
    private static TimeSpan ProcessorTimeOf(string name)
    {
        const int ticksPerSecond = 100;
        var ticks = 0L;
        foreach (var stat in Directory.EnumerateDirectories("/proc")
            .Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0]))
            .Select(d => Path.Combine(d, "stat")))
        {
            try
            {
                var fields = File.ReadAllText(stat).Split(' ');
                if (fields[1] == name)
                    ticks += long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }

        return TimeSpan.FromSeconds((double)ticks / ticksPerSecond);
    }

    /// <summary>The checkout that this program was built in.</summary>
    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MessageHub.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run this from a checkout.");
        return folder.FullName;
    }
}
