using System.Diagnostics;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Runs the scripts that start servers and do things to them.</summary>
internal static class ServerScript
{
    /// <summary>A folder that the users of the servers can enter.</summary>
    public static DirectoryInfo NewFolder()
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("The servers are started by scripts of a shell.");
        var root = Directory.CreateTempSubdirectory("messagehub-e2e-");
        File.SetUnixFileMode(
            root.FullName,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute
                | UnixFileMode.OtherExecute);
        return root;
    }

    /// <summary>Runs the script of a server.</summary>
    /// <param name="root">Its folder stands in here, under its name.</param>
    /// <param name="server">Its name.</param>
    /// <param name="command">What to do.</param>
    /// <param name="arguments">What the command needs beside the folder.</param>
    /// <returns>What the script printed.</returns>
    public static Task<string> RunAsync(DirectoryInfo root, string server, string command, params string[] arguments) =>
        RunAsync(root, server, command, isContainer: false, [], arguments);

    /// <inheritdoc cref="RunAsync(DirectoryInfo, string, string, string[])"/>
    /// <param name="isContainer">The server is a container.</param>
    /// <param name="environment">Variables that it finds beside those of the tests.</param>
    public static Task<string> RunAsync(
        DirectoryInfo root, string server, string command, bool isContainer, Dictionary<string, string> environment,
        params string[] arguments) =>
        RunAsync(
            "bash",
            environment,
            [
                Repository.PathOf("tests", isContainer ? "containers/servers" : "servers", $"{server}.sh"), command,
                Path.Combine(root.FullName, server), .. arguments,
            ]);

    /// <summary>Runs a program; what it printed.</summary>
    public static Task<string> RunAsync(string program, params string[] arguments) => RunAsync(program, [], arguments);

    private static async Task<string> RunAsync(string program, Dictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Wait.MaxWait);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode == 0
            ? (await output).Trim()
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {await error}");
    }
}
