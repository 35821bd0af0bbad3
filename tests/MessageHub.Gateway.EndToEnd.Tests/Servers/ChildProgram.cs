using System.Collections.Concurrent;
using System.Diagnostics;

namespace MessageHub.Gateway.EndToEnd.Tests.Servers;

/// <summary>The gateway or the worker as an operator starts it: a process that can be killed and started again.</summary>
internal sealed class ChildProgram(string project, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> lines = new();
    private Process? process;

    /// <summary>All it has said, over all its lives.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>The last of it.</summary>
    public string Tail => $"{project} says:\n{string.Join('\n', lines.TakeLast(25))}";

    public int ProcessId => process?.Id ?? 0;

    public bool HasExited => process?.HasExited ?? true;

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Program(project)])
        {
            RedirectStandardOutput = true, RedirectStandardError = true
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Kill -9.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await KillAsync();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }
}
