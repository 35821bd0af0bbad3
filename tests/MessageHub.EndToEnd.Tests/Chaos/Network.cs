using System.Diagnostics;
using System.Net;

namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// The network of this machine to itself, of which parts can go silent: packets are dropped, and neither side is reported.
/// </summary>
internal static class Network
{
    /// <summary>Whether this user may do it: it takes root, and iptables.</summary>
    public static async Task<bool> CanGoSilentAsync()
    {
        try
        {
            return await RunAsync("--list-rules", "INPUT") == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Drops all between callers of an address and what listens there, as long as the work takes.</summary>
    public static async Task SilentAsync(IPAddress address, int port, Func<Task> meanwhile)
    {
        string[][] rules =
        [
            ["INPUT", "--in-interface", "lo", "--protocol", "tcp", "--destination", $"{address}", "--dport", $"{port}", "--jump", "DROP"],
            ["INPUT", "--in-interface", "lo", "--protocol", "tcp", "--source", $"{address}", "--sport", $"{port}", "--jump", "DROP"],
        ];
        try
        {
            foreach (var rule in rules)
                Assert.Equal(0, await RunAsync(["--insert", .. rule]));
            await meanwhile();
        }
        finally
        {
            foreach (var rule in rules)
                await RunAsync(["--delete", .. rule]);
        }
    }

    private static async Task<int> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("iptables", ["--wait", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
        return process.ExitCode;
    }
}
