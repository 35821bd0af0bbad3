using System.Threading.Channels;
using MessageHub.Processing;
using MessageHub.Register;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MessageHub.Worker;

/// <summary>
/// Plays the messages of <c>deploy/demo</c> through the real worker, in a data folder of its own that starts empty, and tells people
/// what happens. Afterwards the worker goes on watching.
/// </summary>
internal static class Demo
{
    public const string Switch = "--demo";

    private const string DataFolder = "demo";

    private static readonly string Messages = Path.Combine(AppContext.BaseDirectory, "demo");

    /// <summary>Points the worker at the folder <c>demo</c> below its data folder, and empties that.</summary>
    public static void Prepare(HostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(WorkerSettings.Section);
        var data = Path.Combine(section[nameof(WorkerSettings.Data)] ?? new WorkerSettings().Data, DataFolder);
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{WorkerSettings.Section}:{nameof(WorkerSettings.Data)}"] = data,
            [$"{WorkerSettings.Section}:{nameof(WorkerSettings.Postgres)}"] = "",
            [$"{WorkerSettings.Section}:{nameof(WorkerSettings.PollInterval)}"] = "00:00:00.1",
            ["Serilog:MinimumLevel:Default"] = "Warning",
        });
    }

    public static async Task RunAsync(IHost host)
    {
        var filed = Channel.CreateUnbounded<(WorkFile File, BerichtResult? Result)>();
        host.Services.GetRequiredService<FilingCabinet>().Filed += (file, result) => filed.Writer.TryWrite((file, result));
        await host.StartAsync();
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await PlayAsync(host.Services, filed.Reader, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Ctrl+C in the middle of the demo is a normal end.
        }

        await host.WaitForShutdownAsync(CancellationToken.None);
    }

    private static async Task PlayAsync(IServiceProvider services, ChannelReader<(WorkFile File, BerichtResult? Result)> filed, CancellationToken stopping)
    {
        var folders = services.GetRequiredService<DataFolders>();
        Console.WriteLine($"MessageHub demo. Map: {folders.Root}");
        await ImportAgreementsAsync(services.GetRequiredService<RegisterStore>(), stopping);
        foreach (var message in Directory.EnumerateFiles(Messages, "*.xml").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(message);
            Console.WriteLine();
            Console.WriteLine($"> {name} komt binnen in {folders.In}");
            // Copied under a name the worker leaves alone, so that it never sees half a file.
            var arriving = Path.Combine(folders.In, $".{name}");
            File.Copy(message, arriving);
            File.Move(arriving, Path.Combine(folders.In, name));
            var (_, result) = await filed.ReadAsync(stopping);
            await TellAsync(result, folders, stopping);
        }

        Console.WriteLine();
        Console.WriteLine($"De demo is klaar. Bestanden die u in {folders.In} zet, worden nu verwerkt. Stoppen: Ctrl+C.");
    }

    private static async Task ImportAgreementsAsync(RegisterStore store, CancellationToken stopping)
    {
        var file = Path.Combine(Messages, "agreements.csv");
        using var text = File.OpenText(file);
        var (rows, problems) = AgreementsFile.Read(text, []);
        if (problems.Count > 0)
            throw new InvalidDataException($"{file} has {problems.Count} wrong rows.");
        await store.ImportAgreementsAsync(rows, stopping);
        Console.WriteLine($"> agreements.csv: {rows.Count} afspraken opgeslagen");
    }

    private static async Task TellAsync(BerichtResult? result, DataFolders folders, CancellationToken stopping)
    {
        if (result is null)
        {
            Console.WriteLine($"  geweigerd zonder te lezen, zie {folders.Refused}");
            return;
        }

        Console.WriteLine($"  {result.Message ?? "onbekend bericht"} van {result.Sender ?? "?"} aan {result.Receiver ?? "?"}: {Verdict(result)}");
        foreach (var finding in result.Findings)
        {
            Console.WriteLine($"  - {finding.Rule ?? "niveau 1"} ({finding.Code ?? "geen code"}) {finding.Path}");
            Console.WriteLine($"    {finding.Text}");
            foreach (var value in finding.Values ?? [])
                Console.WriteLine($"      {value.Name} = {value.Value} (uit {value.Source})");
            if (finding.Remedy is { } remedy)
                Console.WriteLine($"      Wat wel kan: {remedy}");
        }

        if (result.Outcome == "refused")
            Console.WriteLine($"  Het bestand en de reden staan in {folders.Refused}");
        if (result.Answer is not { } answer)
            return;
        var path = Path.Combine(folders.Out, answer.File);
        while (!File.Exists(path))
            await Task.Delay(TimeSpan.FromMilliseconds(20), stopping);
        Console.WriteLine($"  Antwoord {answer.Message}: {path}");
    }

    private static string Verdict(BerichtResult result) => result.Outcome switch
    {
        "accepted" => "akkoord",
        "partly" => "deels akkoord",
        "rejected" => "afgekeurd",
        "held" => "wacht op een medewerker",
        _ => "geweigerd: niet te lezen",
    } + (result is { Submitted: { } submitted, Granted: { } granted }
        ? $", ingediend {Rules.ComparedValue.Euro(submitted)}, toegekend {Rules.ComparedValue.Euro(granted)}"
        : "");
}
