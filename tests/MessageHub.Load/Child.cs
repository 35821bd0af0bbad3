using System.Collections.Concurrent;
using System.Diagnostics;

namespace MessageHub.Load;

/// <summary>A process that is measured.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    public Child(string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        // Those that are not beside this program stand where they were built: each has settings of its own.
        var beside = Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll");
        var built = Path.Combine(
            Servers.Repository(), "src", assembly, Path.GetRelativePath(ProjectFolder(), AppContext.BaseDirectory), $"{assembly}.dll");
        var start = new ProcessStartInfo("dotnet", [File.Exists(beside) ? beside : built, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>A worker on queues, as an operator starts it.</summary>
    public static Child Worker(Servers servers, params (string Name, string Value)[] settings) => new(
        "MessageHub.Worker",
        [],
        new Dictionary<string, string>(settings.Select(s => KeyValuePair.Create($"MessageHub__{s.Name}", s.Value)))
        {
            ["MessageHub__Postgres"] = servers.Postgres,
            ["MessageHub__RabbitMq"] = servers.RabbitMq,
            // A line per step is for reading, not for writing ten thousand a second into a pipe.
            ["Serilog__MinimumLevel__Default"] = "Warning",
        });

    /// <summary>The backoffice on a store, where the header of a proxy signs people in.</summary>
    public static Child Backoffice(string postgres, string url, string proxySecret) => new(
        "MessageHub.Backoffice",
        [],
        new Dictionary<string, string>
        {
            ["MessageHub__Postgres"] = postgres,
            ["Backoffice__Url"] = url,
            ["Backoffice__ProxySecret"] = proxySecret,
            ["Serilog__MinimumLevel__Default"] = "Warning",
        });

    /// <summary>Bytes in memory, and the most there ever were.</summary>
    public (long Now, long Peak) Memory
    {
        get
        {
            process.Refresh();
            return (process.WorkingSet64, process.PeakWorkingSet64);
        }
    }

    /// <summary>Files, sockets and the like that it has open, on Linux.</summary>
    public int Handles => Directory.GetFiles($"/proc/{process.Id}/fd").Length;

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public async Task UntilSaidAsync(string text)
    {
        while (!lines.Any(l => l.Contains(text, StringComparison.Ordinal)))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The process ended: {string.Join('\n', lines.Take(20))}");
            await Task.Delay(5);
        }
    }

    /// <summary>What it complained about.</summary>
    public IEnumerable<string> Lines => lines;

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static string ProjectFolder() => Path.Combine(Servers.Repository(), "tests", "MessageHub.Load");

    private void Keep(string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }
}
