using System.Collections.Concurrent;
using MessageHub.Processing;
using MessageHub.Register.Store;
using MessageHub.Rules.Language;
using MessageHub.Worker.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog.Events;

namespace MessageHub.Worker.Tests;

/// <summary>
/// A data folder of its own and the worker that lives in it: the same host an operator starts, impatient. It can be stopped and started
/// again on the same folder.
/// </summary>
internal sealed class TestWorker : IAsyncDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("messagehub-worker-");
    private readonly string log = Guid.NewGuid().ToString();
    private readonly ConcurrentQueue<BerichtResult?> filed = new();
    private IHost? host;

    public TestWorker()
    {
        Folders = new(Path.Combine(root.FullName, "data"));
        Folders.Create();
        Settings = new()
        {
            ["MessageHub:Data"] = Folders.Root,
            ["MessageHub:PollInterval"] = "00:00:00.02",
            ["MessageHub:RetryInterval"] = "00:00:00.5",
            ["MessageHub:RestTime"] = "00:00:00.1",
            ["Serilog:Using:1"] = "MessageHub.Worker.Tests",
            ["Serilog:MinimumLevel:Default"] = "Verbose",
            ["Serilog:MinimumLevel:Override:MassTransit"] = "Verbose",
            ["Serilog:MinimumLevel:Override:Microsoft"] = "Verbose",
            ["Serilog:WriteTo:0:Name"] = "Captured",
            ["Serilog:WriteTo:0:Args:log"] = log,
        };
    }

    public DataFolders Folders { get; }

    public Dictionary<string, string?> Settings { get; }

    /// <summary>The rules to judge by; all of them when null.</summary>
    public RuleSet? Rules { get; init; }

    public IServiceProvider Services => host!.Services;

    public RegisterStore Store => Services.GetRequiredService<RegisterStore>();

    /// <summary>Everything that was logged, at every level.</summary>
    public IReadOnlyCollection<LogEvent> Logged => CapturedLogs.Of(log);

    /// <summary>Results of the files that were put away, null for one that was refused unread.</summary>
    public IReadOnlyCollection<BerichtResult?> Filed => filed;

    /// <summary>Answers and own messages that lie ready, by name.</summary>
    public string[] Answers => NamesIn(Folders.Out);

    /// <summary>Messages with a verdict; the texts beside them are left out.</summary>
    public string[] Done => [.. NamesIn(Folders.Done).Where(n => !n.EndsWith(".txt", StringComparison.Ordinal))];

    public string[] Refused => NamesIn(Folders.Refused);

    /// <summary>A host on this folder that is not started: to do by hand what a worker does, one step after another.</summary>
    public IHost Build()
    {
        var builder = WorkerHost.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(Settings);
        if (Rules is not null)
            builder.Services.AddSingleton(Rules);
        return WorkerHost.Build(builder);
    }

    public async Task StartAsync()
    {
        host = Build();
        if (Services.GetService<ProcessedFiles>() is { } cabinet)
            cabinet.Filed += (_, result) => filed.Enqueue(result);
        await host.StartAsync().WaitAsync(Wait.MaxWait);
    }

    public async Task StopAsync()
    {
        await host!.StopAsync().WaitAsync(Wait.MaxWait);
        await ((IAsyncDisposable)host).DisposeAsync();
        host = null;
    }

    /// <summary>Puts a file into the folder in, at once and whole.</summary>
    public void Drop(string name, byte[] content)
    {
        var arriving = Path.Combine(Folders.In, $".{Guid.NewGuid():N}");
        File.WriteAllBytes(arriving, content);
        File.Move(arriving, Path.Combine(Folders.In, name));
    }

    public Task UntilAsync(Func<bool> isTrue, string what) => Wait.UntilAsync(isTrue, what, () => string.Join(Environment.NewLine, Logged
        .Where(e => e.Level >= LogEventLevel.Information)
        .TakeLast(20)
        .Select(TextOf)
        .Prepend(
            $"in: {Listed(Folders.In)}; work: {Listed(Folders.Work)}; out: {Listed(Folders.Out)}; done: {Listed(Folders.Done)}; refused: "
            + $"{Listed(Folders.Refused)}")));

    /// <summary>What an operator does after a repair: has the one message that was parked tried again.</summary>
    public async Task RetryParkedAsync()
    {
        var parked = await Store.FaultsAsync(all: false, CancellationToken.None);
        await UntilAsync(() => (parked = Store.FaultsAsync(all: false, CancellationToken.None).Result).Count > 0, "a message is parked");
        Assert.Equal(1, await Store.RetryAsync([Assert.Single(parked).BerichtId], TimeSpan.Zero, CancellationToken.None));
    }

    /// <summary>A good message still gets its answer: whatever happened before, the service lives on.</summary>
    public async Task AssertLivesOnAsync()
    {
        var before = Answers.Length;
        Drop("goed.xml", DemoMessages.Read("02-JW305.xml", ("DEMO305", "GOED")));
        await UntilAsync(() => Answers.Length > before && Done.Contains("goed.xml"), "a good message is answered");
        Assert.Equal(before + 1, Answers.Length);
        await UntilNothingAtWorkAsync();
    }

    /// <summary>The last step with a file, after it was put away and its answer lies ready.</summary>
    public Task UntilNothingAtWorkAsync() => UntilAsync(() => !WorkFile.Ids(Folders).Any(), "no file is at work any more");

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await StopAsync();
        SqliteConnection.ClearAllPools();
        root.Delete(recursive: true);
    }

    /// <summary>All that stands in a log line, however it is shown.</summary>
    public static string TextOf(LogEvent e) =>
        $"{e.Level} {e.RenderMessage()} {string.Join(' ', e.Properties.Select(p => $"{p.Key}={p.Value}"))} {e.Exception}";

    private static string Listed(string folder) => string.Join(", ", NamesIn(folder));

    private static string[] NamesIn(string folder) => !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFileSystemEntries(folder)
                .Select(f => Path.GetFileName(f)!)
                .Where(f => f[0] != '.')
                .Order(StringComparer.Ordinal)
        ];
}
