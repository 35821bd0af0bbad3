using System.Diagnostics;

namespace MessageHub.Gateway.EndToEnd.Tests.Servers;

/// <summary>A private server by one of the scripts in tests/servers; it goes when the test goes.</summary>
internal sealed class ServerScript : IAsyncDisposable
{
    private readonly string script;

    /// <param name="name">postgres or rabbitmq.</param>
    public ServerScript(string name)
    {
        script = Checkout.PathOf("tests", "servers", $"{name}.sh");
        // Servers run as users of their own, who have to be able to enter the folder.
        Folder = Path.Combine(Path.GetTempPath(), $"messagehub-{name}-{Guid.NewGuid():N}");
    }

    /// <summary>All its files.</summary>
    public string Folder { get; }

    /// <summary>Starts it; its address.</summary>
    public Task<string> StartAsync() => RunAsync("start");

    /// <summary>Kill -9.</summary>
    public Task KillAsync() => RunAsync("kill");

    /// <summary>Starts it again on what it kept.</summary>
    public Task ResumeAsync() => RunAsync("resume");

    public async ValueTask DisposeAsync() => await RunAsync("stop");

    private async Task<string> RunAsync(string command)
    {
        // Output goes to files: a server that lives on would keep a pipe open.
        var (output, error) = ($"{Folder}.{command}.out", $"{Folder}.{command}.err");
        using var process = Process.Start(
            new ProcessStartInfo("bash", ["-c", "\"$0\" \"$1\" \"$2\" >\"$3\" 2>\"$4\" </dev/null", script, command, Folder, output, error]))!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await process.WaitForExitAsync(patience.Token);
        try
        {
            return process.ExitCode == 0
                ? (await File.ReadAllTextAsync(output, patience.Token)).Trim()
                : throw new InvalidOperationException(
                    $"{Path.GetFileName(script)} {command} failed: {await File.ReadAllTextAsync(error, patience.Token)}");
        }
        finally
        {
            File.Delete(output);
            File.Delete(error);
        }
    }
}
