using System.Reflection;
using Microsoft.Data.Sqlite;

namespace MessageHub.Cli.Tests;

/// <summary>
/// The program, called by its entry point within the process of the tests. A process has one working folder and one console, so one command
/// runs at a time.
/// </summary>
internal static class ProgramHere
{
    private static readonly MethodInfo EntryPoint = Assembly.Load("messagehub").EntryPoint!;
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public static async Task<Run> RunAsync(string folder, string[] arguments)
    {
        await OneAtATime.WaitAsync();
        var (before, output, error) = (Directory.GetCurrentDirectory(), Console.Out, Console.Error);
        using StringWriter told = new(), complained = new();
        try
        {
            Directory.SetCurrentDirectory(folder);
            Console.SetOut(told);
            Console.SetError(complained);
            // The entry point waits for the command, so not on a thread that xunit counts.
            var exitCode = await Task.Run(() => (int)EntryPoint.Invoke(null, [arguments])!);
            return new(exitCode, told.ToString(), complained.ToString());
        }
        finally
        {
            // As at the end of a process: no connection keeps a store open.
            SqliteConnection.ClearAllPools();
            Console.SetOut(output);
            Console.SetError(error);
            Directory.SetCurrentDirectory(before);
            OneAtATime.Release();
        }
    }
}
