using System.Collections.Concurrent;
using System.Diagnostics;

namespace MessageHub.Worker.Tests;

/// <summary>The worker as an operator starts it: a process of its own, that can be asked to stop, or killed.</summary>
internal sealed class ChildWorker : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    /// <param name="arguments">Switches and settings.</param>
    public ChildWorker(params string[] arguments)
        : this([], arguments)
    {
    }

    /// <param name="environment">Variables it finds beside those of the tests.</param>
    /// <param name="arguments">Switches and settings.</param>
    public ChildWorker(Dictionary<string, string> environment, params string[] arguments)
    {
        // A shell that runs the tests in the background passes on that Ctrl+C is to be ignored; a worker has to notice it all the same.
        var start = new ProcessStartInfo(
            "env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "MessageHub.Worker.dll"), .. arguments])
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

    /// <summary>The lines it has written so far.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>What it has said so far.</summary>
    public string Output => string.Join('\n', lines);

    public Task UntilSaidAsync(string text) =>
        Wait.UntilAsync(
            () => Output.Contains(text, StringComparison.Ordinal) || process.HasExited, $"the worker says {text}", () => Output);

    /// <summary>Sends a signal, as kill -9 or Ctrl+C.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until it has ended; its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Wait.MaxWait);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }
}
