using System.CommandLine;
using System.Globalization;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Database;

namespace MessageHub.Cli.Commands;

/// <summary>
/// <c>messagehub agreements import FILE</c>: contracts and tariffs, all rows or none; <c>agreements index</c>: tariffs by a percentage;
/// <c>agreements export</c>: all of them as a file; <c>agreements proposals</c>: what the pages proposed.
/// </summary>
internal static class AgreementsCommand
{
    /// <summary>So many proposals are listed, the newest.</summary>
    private const int MaxProposals = 100;

    public static Command Create() => new("agreements", "Contracts and tariffs.") { Import(), Index(), Export(), Proposals() };

    private static Command Proposals()
    {
        var (store, json) = (new StoreOptions(), CommonOptions.Json());
        json.Description = "One JSON object per file, one line each.";
        var command = new Command(
            "proposals", "Files of agreements that were proposed on the pages, the newest first, and their state.") { json };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            var proposals = await hub.Store.AgreementProposalsAsync(MaxProposals, cancellationToken);
            foreach (var result in proposals.Select(AgreementProposalResult.Of))
                Console.Out.WriteLine(parsed.GetValue(json) ? result.ToJson() : result.ToLine());
            if (proposals.Count == 0 && !parsed.GetValue(json))
                Console.Out.WriteLine("Er is niets voorgesteld.");
            return ExitCode.Accepted;
        });
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "CSV or .xlsx with the columns of an agreements file; - is standard input.",
        };
        var (store, change) = (new StoreOptions(), new AgreementsChange());
        var command = new Command("import", "Imports agreements: all rows or none.") { file };
        change.AddTo(command);
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            change.Check(parsed);
            var name = ShownName.Whole(InputFiles.NameOf(path));
            var content = InputFiles.ReadTable(path);
            var read = AgreementsFile.Read(content);
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            var existing = await hub.Store.AgreementsBesideAsync(read.Rows, cancellationToken);
            read = read.Beside(existing);
            if (read.Problems.Count > 0)
            {
                foreach (var sentence in read.Sentences)
                    Console.Error.WriteLine($"{name}: {sentence}");
                return ExitCode.Refused;
            }

            return await change.StoreAsync(parsed, hub.Store, new(name, content, read.Rows, existing), cancellationToken) is { } unchanged
                ? Say($"{name}: {Afspraken(read.Rows.Count)} opgeslagen, waarvan {unchanged} al zo vastlagen.")
                : ExitCode.Unconfirmed;
        });
        return command;
    }

    /// <summary>
    /// <c>agreements index</c>: the tariffs in force on a day, raised or lowered by a percentage from that day on.
    /// </summary>
    private static Command Index()
    {
        var percentage = CommonOptions.Text("--percentage", "N", "The percentage, with a comma or a point: 3,87 makes 88,29 of 85,00.");
        var from = CommonOptions.Text("--from", "yyyy-MM-dd", "First day of the new tariffs; what is in force then ends the day before.");
        var gemeenten = Many("--gemeente", "CODE", "Only these gemeenten (CBS code).");
        var domein = CommonOptions.Text("--domein", "jw|wmo", "Only this domain.", required: false);
        var percelen = Many("--perceel", "NAME", "Only these percelen.");
        var aanbieders = Many("--aanbieder", "AGB", "Only these aanbieders.");
        var codes = Many("--product", "CODE", "Only these product codes.");
        var (store, change) = (new StoreOptions(), new AgreementsChange());
        var command = new Command("index", "Raises or lowers tariffs by a percentage from a day on.")
        {
            percentage, from, gemeenten, domein, percelen, aanbieders, codes,
        };
        change.AddTo(command);
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            change.Check(parsed);
            var percent = Indexation.PercentageOf(parsed.GetRequiredValue(percentage))
                ?? throw new UsageException($"--percentage: {Indexation.PercentageProblem}");
            if (!DateOnly.TryParseExact(
                parsed.GetRequiredValue(from), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                throw new UsageException("--from: yyyy-MM-dd.");
            var selection = new IndexSelection
            {
                Gemeenten = parsed.GetValue(gemeenten) ?? [],
                Standaard = parsed.GetValue(domein) is { } said
                    ? Families.OfDomein(said) ?? throw new UsageException("--domein: jw or wmo.")
                    : null,
                Percelen = parsed.GetValue(percelen) ?? [],
                Aanbieders = parsed.GetValue(aanbieders) ?? [],
                Codes = parsed.GetValue(codes) ?? [],
            };
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            var indexation = Indexation.Of(await hub.Store.AgreementsAsync(cancellationToken), selection, percent, day);
            var name = indexation.Title;
            if (indexation.Indexed == 0)
            {
                Console.Out.WriteLine($"{name}: geen afspraak geldt op die dag en heeft een tarief. Er is niets opgeslagen.");
                return ExitCode.Refused;
            }

            var existing = await hub.Store.AgreementsBesideAsync(indexation.Rows, cancellationToken);
            var stored = await change.StoreAsync(
                parsed, hub.Store, new(name, AgreementsFile.Write(indexation.Rows), indexation.Rows, existing), cancellationToken);
            return stored is null ? ExitCode.Unconfirmed : Say($"{name}: {indexation.Sentence}");
        });
        return command;
    }

    /// <summary><c>agreements export</c>: a file that can be imported, of now or as it was known on a day.</summary>
    private static Command Export()
    {
        var known = CommonOptions.Text(
            "--known-on", "yyyy-MM-dd", "As they were known at the end of this day; default as they stand.", required: false);
        var store = new StoreOptions();
        var command = new Command("export", "Writes all agreements to standard output, as a file that can be imported.") { known };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            DateOnly? day = parsed.GetValue(known) is not { } text ? null
                : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
                : throw new UsageException("--known-on: yyyy-MM-dd.");
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(AgreementsFile.Write(await hub.Store.AgreementsAsync(day, cancellationToken)), cancellationToken);
            return ExitCode.Accepted;
        });
        return command;
    }

    private static Option<string[]> Many(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, AllowMultipleArgumentsPerToken = true };

    private static int Say(string sentence)
    {
        Console.Out.WriteLine(sentence);
        return ExitCode.Accepted;
    }

    private static string Afspraken(int count) => count == 1 ? "1 afspraak" : $"{count} afspraken";
}
