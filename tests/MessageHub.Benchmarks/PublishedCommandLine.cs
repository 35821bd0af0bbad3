using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MessageHub.Benchmarks;

/// <summary>A published command line, run as a child process from start to exit.</summary>
internal sealed class PublishedCommandLine(string folder)
{
    public string Folder => folder;

    /// <summary>Publishes this checkout as the README of the command line says.</summary>
    public static async Task<PublishedCommandLine> PublishAsync(string folder)
    {
        Console.WriteLine("Publishing the command line …");
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                "publish", Path.Combine(CheckoutFolder(), "src", "MessageHub.Cli"), "-c", "Release", "-r",
                RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", folder, "-v", "quiet", "--nologo"
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? new(folder) : throw new InvalidOperationException($"The publish failed.\n{output}");
    }

    /// <summary>Runs a command and waits until it has exited.</summary>
    /// <returns>The time from start to exit, and the most memory it ever had resident, in MB.</returns>
    public async Task<(TimeSpan Time, double PeakMb)> RunAsync(int expectedExitCode, bool withMemory, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(
            new ProcessStartInfo(Path.Combine(folder, "messagehub"), arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var exit = process.WaitForExitAsync();
        var peak = 0L;
        while (withMemory && !exit.IsCompleted)
        {
            // The high-water mark of the system: it only rises, so that asking now and then misses no peak but one in the last moment.
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                break;
            }

            await Task.WhenAny(exit, Task.Delay(10));
        }

        await exit;
        var time = Stopwatch.GetElapsedTime(start);
        if (process.ExitCode != expectedExitCode)
            throw new InvalidOperationException(
                $"messagehub {arguments[0]} ended with {process.ExitCode}.\n{(await output)[..Math.Min(2000, output.Result.Length)]}");
        return (time, peak / 1024.0 / 1024.0);
    }

    private static string CheckoutFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MessageHub.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The benchmarks must run from within the checkout.");
    }
}
