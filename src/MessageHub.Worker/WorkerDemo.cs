using System.Threading.Channels;
using MessageHub.Hosting;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Processing.Files;
using MessageHub.Register.Store;
using MessageHub.Worker.Folders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MessageHub.Worker;

/// <summary>
/// Plays the messages of <c>deploy/demo</c> through the real worker, in a data folder of its own that starts empty, and informs people
/// what happens. Afterwards the worker goes on watching.
/// </summary>
internal static class WorkerDemo
{
    private const string DataFolder = "demo";

    private static readonly string Messages = Path.Combine(AppContext.BaseDirectory, "demo");

    /// <summary>Points the worker at the folder <c>demo</c> below its data folder, and empties that.</summary>
    public static void Prepare(HostApplicationBuilder builder) => builder.Configuration.UseDemoStore(
        DataFolder,
        ($"{HostingSettings.Section}:{nameof(WorkerSettings.RabbitMq)}", ""),
        ($"{HostingSettings.Section}:{nameof(WorkerSettings.PollInterval)}", "00:00:00.1"),
        ($"{HostingSettings.Section}:{nameof(WorkerSettings.RestTime)}", "00:00:02"));

    public static async Task RunAsync(IHost host)
    {
        var filed = Channel.CreateUnbounded<(WorkFile File, BerichtResult? Result)>();
        host.Services.GetRequiredService<ProcessedFiles>().Filed += (file, result) => filed.Writer.TryWrite((file, result));
        var delivered = Channel.CreateUnbounded<(Guid BerichtId, string Path)>();
        host.Services.GetRequiredService<AnswerFolder>().Delivered += (id, path) => delivered.Writer.TryWrite((id, path));
        await host.StartAsync();
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await PlayAsync(host.Services, filed.Reader, delivered.Reader, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Ctrl+C in the middle of the demo is a normal end.
        }

        await host.WaitForShutdownAsync(CancellationToken.None);
    }

    private static async Task PlayAsync(
        IServiceProvider services, ChannelReader<(WorkFile File, BerichtResult? Result)> filed,
        ChannelReader<(Guid BerichtId, string Path)> delivered, CancellationToken stopping)
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
            var (file, result) = await filed.ReadAsync(stopping);
            // Somebody may put files of his own beside it.
            for (; file.Name != name; (file, result) = await filed.ReadAsync(stopping))
                PrintOwn(file, result, folders);
            Print(result, folders);
            if (result?.Answer is { } answer)
                Console.WriteLine($"  Antwoord {answer.Message}: {await PathOfAsync(file.Id)}");
            else if (result is { Outcome: BerichtOutcome.Accepted, Message: "JW301" or "JW319" or "WMO301" or "WMO319" })
                Console.WriteLine($"  Klaar om te versturen: {await PathOfAsync(file.Id)}");
        }

        Console.WriteLine();
        Console.WriteLine($"De demo is klaar. Bestanden die u in {folders.In} zet, worden nu verwerkt. Stoppen: Ctrl+C.");
        while (true)
        {
            var (file, result) = await filed.ReadAsync(stopping);
            PrintOwn(file, result, folders);
        }

        async Task<string> PathOfAsync(Guid id)
        {
            while (true)
            {
                var (berichtId, path) = await delivered.ReadAsync(stopping);
                if (berichtId == id)
                    return path;
            }
        }
    }

    private static async Task ImportAgreementsAsync(RegisterStore store, CancellationToken stopping)
    {
        var file = Path.Combine(Messages, "agreements.csv");
        using var text = File.OpenText(file);
        var (rows, problems) = AgreementsFile.Read(text, []);
        if (problems.Count > 0)
            throw new InvalidDataException($"{file} has {problems.Count} wrong rows.");
        await store.ImportAgreementsAsync(
            rows, new("voorbeeld", TimeProvider.System.GetUtcNow(), "bestand agreements.csv van het voorbeeld"), stopping);
        Console.WriteLine($"> agreements.csv: {rows.Count} afspraken opgeslagen");
    }

    private static void PrintOwn(WorkFile file, BerichtResult? result, DataFolders folders)
    {
        Console.WriteLine();
        Console.WriteLine($"> {ShownName.Brief(file.Name)}");
        Print(result, folders);
        if (result is { Outcome: not BerichtOutcome.Refused })
            Console.WriteLine($"  Het oordeel staat ook in {folders.Done}");
    }

    private static void Print(BerichtResult? result, DataFolders folders)
    {
        if (result is null)
        {
            Console.WriteLine($"  geweigerd zonder te lezen, zie {folders.Refused}");
            return;
        }

        foreach (var line in FiledText.Of(result))
            Console.WriteLine($"  {line}");
        if (result.Outcome is BerichtOutcome.Refused)
            Console.WriteLine($"  Het bestand en de reden staan in {folders.Refused}");
    }
}
