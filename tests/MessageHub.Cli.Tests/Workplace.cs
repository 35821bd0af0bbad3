using System.Diagnostics;
using System.Text;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;

namespace MessageHub.Cli.Tests;

/// <summary>
/// A folder of its own for one test, in which the program is run as its users run it. Where a test gives it input, variables, a signal or a
/// limit, it is a process of its own; else it is called within the tests (<see cref="ProgramHere"/>), which saves starting a runtime for
/// every command.
/// </summary>
internal sealed class Workplace : IDisposable
{
    private const string Today = "2026-06-10";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-cli-");

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>The names of the files in a folder of the workplace, in ordinal order.</summary>
    public string[] Files(string name) => Directory.Exists(PathOf(name))
        ? [.. Directory.EnumerateFiles(PathOf(name)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)]
        : [];

    public string Write(string name, Bericht bericht) => Write(name, BerichtWriter.Write(bericht));

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), content);
        return name;
    }

    /// <summary>A message that was made by hand, under its own name.</summary>
    public string Copy(string name) => Write(name, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Berichten", name)));

    public Task<Run> ProcessAsync(params string[] arguments) =>
        RunAsync(["process", .. arguments, "--store", "store", "--out", "out", "--today", Today]);

    public Task<Run> ImportAsync(string csv) => RunAsync("agreements", "import", Write("agreements.csv", csv), "--store", "store");

    public Task<Run> HeldAsync(params string[] arguments) => RunAsync(["held", .. arguments, "--store", "store", "--today", Today]);

    public Task<Run> DecideAsync(params string[] arguments) => RunAsync(
        ["decide", .. arguments, "--by", "m.jansen", "--note", "na overleg", "--store", "store", "--out", "out", "--today", Today]);

    public Task<Run> RunAsync(params string[] arguments) => ProgramHere.RunAsync(folder.FullName, arguments);

    /// <summary>Runs the program with a connection string where the workers have it.</summary>
    public Task<Run> RunOnAsync(string postgres, params string[] arguments) => RunWithAsync(("MessageHub__Postgres", postgres), arguments);

    /// <summary>Runs the program with a variable in its environment.</summary>
    public Task<Run> RunWithAsync((string Name, string Value) variable, params string[] arguments) => RunWithAsync([variable], arguments);

    /// <summary>Runs the program with variables in its environment.</summary>
    public Task<Run> RunWithAsync((string Name, string Value)[] variables, params string[] arguments) =>
        EndAsync(Start(arguments, variables), null);

    /// <summary>Runs the program with no more memory than this.</summary>
    public Task<Run> RunWithinAsync(long heapBytes, params string[] arguments) =>
        RunWithAsync(("DOTNET_GCHeapHardLimit", $"0x{heapBytes:X}"), arguments);

    /// <summary>Runs the program and reports it to stop as soon as something is true.</summary>
    public async Task<Run> RunUntilAsync(Func<Task<bool>> isTrue, params string[] arguments)
    {
        var process = Start(arguments);
        var run = EndAsync(process, null);
        while (!run.IsCompleted && !await isTrue())
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        return await run;
    }

    /// <summary>Runs the program and kills it (SIGKILL) as soon as something is true, or lets it end when that never is.</summary>
    public async Task RunKilledAsync(Func<bool> isTrue, params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        while (!process.HasExited && !isTrue())
            await Task.Delay(TimeSpan.FromMilliseconds(1));
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Runs the program with this on its standard input.</summary>
    public Task<Run> RunAsync(byte[] input, params string[] arguments) => EndAsync(Start(arguments), input);

    private static async Task<Run> EndAsync(Process process, byte[]? input)
    {
        using var ending = process;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null)
            await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Runs the program while nobody reads what it writes any more after the first line.</summary>
    public async Task<(int ExitCode, string FirstLine, string Error)> RunIntoClosedPipeAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var first = await process.StandardOutput.ReadLineAsync();
        process.StandardOutput.Close();
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, first!, await error);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Process Start(string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "messagehub.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
