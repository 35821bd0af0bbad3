using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MessageHub.EndToEnd.Tests;

/// <summary>The worker as an operator starts it: a process of its own, that can be asked to stop, or killed.</summary>
internal sealed partial class WorkerProcess : IAsyncDisposable
{
    private const int KeptLines = 400;

    /// <summary>What is published, as the images have it, or what was built with the tests.</summary>
    private static readonly string Program =
        Path.Combine(
            Environment.GetEnvironmentVariable("MESSAGEHUB_TEST_WORKER") is { Length: > 0 } folder ? folder : AppContext.BaseDirectory,
            "MessageHub.Worker.dll");

    private readonly Process process;
    private readonly int id;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> leaks = new();

    /// <param name="settings">By the names of environment variables.</param>
    public WorkerProcess(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        id = process.Id;
        Ended = EndAsync();
    }

    /// <summary>Completed when it has ended; its exit code.</summary>
    public Task<int> Ended { get; }

    /// <summary>The last it said.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>Lines in which something of a client stands.</summary>
    public IReadOnlyCollection<string> Leaks => leaks;

    /// <summary>Sends a signal: KILL, TERM.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await Ended;
        process.Dispose();
    }

    private async Task<int> EndAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        if (Person().IsMatch(line))
            leaks.Enqueue(line);
        lines.Enqueue(line);
        if (lines.Count > KeptLines)
            lines.TryDequeue(out _);
    }

    /// <summary>The test BSNs, and the name that all generated clients have.</summary>
    [GeneratedRegex(@"(?<![0-9a-fA-F-])9999\d{5}(?![0-9a-fA-F-])|Voorbeeld|Teststraat")]
    private static partial Regex Person();
}
