using System.Diagnostics;

namespace MessageHub.Tests.Shared;

/// <summary>A host as an operator starts it, that ends by itself: what it says and its exit code.</summary>
internal static class HostProcess
{
    public static async Task<(int ExitCode, string[] Lines)> RunAsync(string host, string folder, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{host}.dll"), .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        try
        {
            var said = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, string.Concat(said).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
