using System.ComponentModel.DataAnnotations;
using System.Reflection;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using Microsoft.AspNetCore.Connections;

namespace MessageHub.Hosting;

/// <summary>
/// What every host does around its work: it answers <c>--help</c> and <c>--version</c> without starting, refuses an argument that is no
/// setting, and reports in one line why it does not start. Exit codes: 0 ended in order, 1 something it needs is not there, 2 wrong use,
/// 4 the store is not the one that it was.
/// </summary>
/// <param name="Name">The name of the host.</param>
/// <param name="About">What it does, in a sentence.</param>
/// <param name="Settings">The type of its settings.</param>
public sealed record HostProgram(string Name, string About, Type Settings)
{
    /// <summary>Exit code: the store is not the one that it was, and somebody has to look before a program works on it.</summary>
    public const int OtherStore = 4;

    private const string DemoSwitch = "--demo";
    private const int Unusable = 1;
    private const int WrongUse = 2;

    /// <summary>The host plays an example when it is given this switch.</summary>
    public bool HasDemo { get; init; }

    /// <summary>Examples that are played instead when their name stands behind the switch.</summary>
    public IReadOnlyList<string> DemoNames { get; init; } = [];

    /// <summary>The name behind the switch, or null.</summary>
    public string? DemoNameIn(string[] args) =>
        Array.IndexOf(args, DemoSwitch) is >= 0 and var at && at + 1 < args.Length && DemoNames.Contains(args[at + 1])
            ? args[at + 1]
            : null;

    /// <summary>Runs the host.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="run">Does the work, with the settings of the command line and whether the demo was asked for.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] args, Func<string[], bool, Task> run)
    {
        if (args.Any(a => a is "--help" or "-h" or "-?" or "/?"))
            return await PrintAsync(Console.Out, Help(), 0);
        if (args.Contains("--version"))
            return await PrintAsync(Console.Out, $"{Name} {Version}", 0);
        var name = DemoNameIn(args);
        string[] settings = [.. args.Where((a, i) => !HasDemo || (a != DemoSwitch && !(a == name && args[i - 1] == DemoSwitch)))];
        if (Arguments.Wrong(settings) is { Count: > 0 } wrong)
            return await PrintAsync(Console.Error, string.Join(Environment.NewLine, [.. wrong, "Try --help."]), WrongUse);
        try
        {
            await run(settings, settings.Length < args.Length);
            return 0;
        }
        catch (ValidationException e)
        {
            return await PrintAsync(Console.Error, $"Settings are wrong:{Environment.NewLine}{e.Message}", WrongUse);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop before it had started.
            return 0;
        }
        catch (Exception e) when (Describe(e) is { } text)
        {
            return await PrintAsync(Console.Error, text, e is RegisterException { IsOtherStore: true } ? OtherStore : Unusable);
        }
    }

    /// <summary>What this exception says about the machine or its settings and not about the program, in one line; else null.</summary>
    internal static string? Describe(Exception exception) => exception switch
    {
        ValidationException e => e.Message,
        RegisterException e => $"The store cannot be used: {e.Message}",
        SchemaNotUsableException e => $"The schemas cannot be used: {e.Message}",
        IOException { InnerException: AddressInUseException } e => $"The port is in use by another program: {OneLine(e.Message)}",
        IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException =>
            $"The host cannot start: {OneLine(exception.Message)}",
        System.Security.Cryptography.CryptographicException e => $"A certificate cannot be read: {OneLine(e.Message)}",
        // https without a certificate, for example.
        InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } e =>
            $"The host cannot listen: {OneLine(e.Message)}",
        InvalidDataException e when e.InnerException is FormatException => $"The file with settings cannot be read: {OneLine(e.Message)}",
        _ => null,
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Version => Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3) ?? "";

    private static async Task<int> PrintAsync(TextWriter writer, string text, int exitCode)
    {
        await writer.WriteLineAsync(text);
        return exitCode;
    }

    private string Help()
    {
        var lines = new List<string>
        {
            $"{Name} {Version}: {About}",
            "",
            "Settings come from appsettings.json, from files in the folder MESSAGEHUB_SECRETS, "
            + "from environment variables (MessageHub__Data) and from",
            "the command line (--MessageHub:Data=/srv/hub); the last one counts. What each means: docs/settings.md and deploy/operate.md.",
            "",
            "  --help, --version",
        };
        if (HasDemo)
        {
            lines.Add($"  {DemoSwitch}    plays an example in a folder of its own");
            if (DemoNames.Count > 0)
                lines.Add($"  {DemoSwitch} NAME    the same of a region: {string.Join(", ", DemoNames)}");
        }

        lines.AddRange(SettingList.Of(Settings).Select(s => $"  --{s.Name}=…{Default(s.Default)}"));
        lines.Add("  --Serilog:…    logging");
        return string.Join(Environment.NewLine, lines);
    }

    private static string Default(object? value) => FormattableString.Invariant($"{value}") is { Length: > 0 } text ? $"    ({text})" : "";
}
