using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// The worker as an operator starts it: a process of its own, or a container of the image that is named, with the limits of compose.yaml.
/// It can be asked to stop, or killed.
/// </summary>
internal sealed partial class WorkerProcess : IAsyncDisposable
{
    private const int KeptLines = 400;

    /// <summary>What is published, as the images have it, or what was built with the tests.</summary>
    private static readonly string Program =
        Path.Combine(
            Environment.GetEnvironmentVariable("MESSAGEHUB_TEST_WORKER") is { Length: > 0 } folder ? folder : AppContext.BaseDirectory,
            "MessageHub.Worker.dll");

    /// <summary>What compose.yaml takes from a worker; and the network of this machine, of which parts can go silent.</summary>
    private static readonly string[] Confined =
    [
        "--network=host", "--user=1654:1654", "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--pids-limit=200",
        "--memory=1g", "--tmpfs=/tmp:uid=1654,gid=1654,mode=0700", "--tmpfs=/data:uid=1654,gid=1654,mode=0700",
    ];

    private static readonly TimeSpan BetweenSignals = TimeSpan.FromMilliseconds(100);

    private readonly Process process;
    private readonly string? container;
    private readonly int id;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> leaks = new();

    /// <param name="settings">By the names of environment variables.</param>
    public WorkerProcess(IReadOnlyDictionary<string, string> settings)
    {
        container = Image is null ? null : $"messagehub-test-{Guid.NewGuid():N}";
        // Only the names of the settings: their values come from the environment, and are no arguments that others can see.
        var start = Image is null
            ? new ProcessStartInfo("dotnet", [Program])
            : new("docker", ["run", "--rm", $"--name={container}", .. Confined, .. settings.Keys.Select(n => $"--env={n}"), Image]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
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

    /// <summary>The image that workers are containers of; null when they are processes.</summary>
    public static string? Image { get; } =
        Environment.GetEnvironmentVariable("MESSAGEHUB_TEST_WORKER_IMAGE") is { Length: > 0 } image ? image : null;

    /// <summary>Completed when it has ended; its exit code.</summary>
    public Task<int> Ended { get; }

    /// <summary>The last it said.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>Lines in which something of a client stands.</summary>
    public IReadOnlyCollection<string> Leaks => leaks;

    /// <summary>Sends a signal: KILL, TERM.</summary>
    public async Task SignalAsync(string signal)
    {
        if (container is null)
        {
            await RunAsync("kill", $"-{signal}", $"{id}");
            return;
        }

        // A container that was asked for a moment ago is not there yet.
        while (!process.HasExited && await RunAsync("docker", "kill", $"--signal={signal}", container) != 0)
            await Task.Delay(BetweenSignals);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await SignalAsync("KILL");
        await Ended;
        process.Dispose();
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync(), run.WaitForExitAsync());
        return run.ExitCode;
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
