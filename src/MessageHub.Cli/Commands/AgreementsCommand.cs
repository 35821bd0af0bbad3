using System.CommandLine;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Facts;
using MessageHub.Register.Store;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Cli.Commands;

/// <summary>
/// <c>messagehub agreements import FILE</c>: contracts and tariffs, all rows or none; <c>agreements proposals</c>: what the pages proposed.
/// </summary>
internal static class AgreementsCommand
{
    private const int MaxShown = 50;

    /// <summary>So many proposals are listed, the newest.</summary>
    private const int MaxProposals = 100;

    public static Command Create() => new("agreements", "Contracts and tariffs.") { Import(), Proposals() };

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
        var confirm = new Option<bool>("--confirm")
        {
            Description = "Also change agreements that are in force today, or months in which lines were granted. "
                + "Without it such an import is shown and not stored.",
        };
        var by = CommonOptions.Text(
            "--by",
            "NAME",
            "Who imports; kept with the changes. Needed when --confirm changes what is in force or was granted.",
            required: false);
        var note = CommonOptions.Text("--note", "TEXT", "Why; kept with the changes.", required: false);
        var today = CommonOptions.Today();
        today.Description = "The day on which agreements are in force or not; default today in Europe/Amsterdam.";
        var store = new StoreOptions();
        var command = new Command("import", "Imports agreements: all rows or none.") { file, confirm, by, note, today };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            CommonOptions.RequireNoBsn("--by", parsed.GetValue(by));
            CommonOptions.RequireNoBsn("--note", parsed.GetValue(note));
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

            var preview = await AgreementsPreview.ReadAsync(hub.Store, read.Rows, existing, parsed.GetValue(today), cancellationToken);
            if (preview.Asks)
                Print(name, preview);
            if (preview.Asks && !parsed.GetValue(confirm))
            {
                Console.Out.WriteLine($"{name}: er is niets opgeslagen. Klopt dit, herhaal het dan met --confirm --by NAAM.");
                return ExitCode.Unconfirmed;
            }

            if (preview.Asks && parsed.GetValue(by) is null)
                throw new UsageException(
                    "--by NAME is needed: this changes agreements that are in force, or months in which lines were granted.");
            var origin = new AgreementOrigin(
                parsed.GetValue(by) ?? $"{Environment.UserName} (commandoregel)",
                TimeProvider.System.GetUtcNow(),
                AgreementsFile.OriginOf(ShownName.Brief(name), content),
                parsed.GetValue(note) ?? "");
            if (!await hub.Store.ImportAgreementsAsync(read.Rows, origin, preview.Seen, cancellationToken))
            {
                Console.Out.WriteLine(
                    $"{name}: er is niets opgeslagen, want intussen heeft iemand anders afspraken gewijzigd. Herhaal het.");
                return ExitCode.Unconfirmed;
            }

            Console.Out.WriteLine($"{name}: {Afspraken(read.Rows.Count)} opgeslagen, waarvan {preview.Unchanged} al zo vastlagen.");
            return ExitCode.Accepted;
        });
        return command;
    }

    /// <summary>What touches something first: that is what is asked about.</summary>
    private static void Print(string name, AgreementsPreview preview)
    {
        Console.Out.WriteLine(
            $"{name}: {preview.New} nieuw, {preview.Changed} gewijzigd, {preview.Ended} beëindigd, {preview.Unchanged} ongewijzigd.");
        foreach (var changed in preview.Changes.OrderBy(c => !c.Touches).Take(MaxShown))
        {
            var (row, agreement) = (changed.Change.After, changed.Change.After.Agreement);
            var which = $"{row.Gemeente} {row.Aanbieder} {Domein(row)} {agreement.ProductCode} eenheid {agreement.Eenheid}";
            var differences = PreviewedAgreement.Differences(changed.Change, Eurocents.Text)
                .Select(d => d.Before is null ? $"{d.Name} {d.After}" : $"{d.Name} {d.Before} → {d.After}");
            Console.Out.WriteLine(
                $"  {changed.Kind}: {which} vanaf {ComparedValue.Day(agreement.GeldigVan)}: {string.Join(", ", differences)}");
            if (changed.IsInForce)
                Console.Out.WriteLine("    geldt vandaag");
            if (changed.Granted.Count > 0)
            {
                var (first, last) = (changed.Granted.Min(g => g.Month), changed.Granted.Max(g => g.Month));
                Console.Out.WriteLine(
                    $"    al toegekend: {Granted(changed.Granted)}, van {first:yyyy-MM} t/m {last:yyyy-MM}; dat verandert niet");
            }
        }

        if (preview.Changes.Count > MaxShown)
            Console.Out.WriteLine($"  en nog {preview.Changes.Count - MaxShown}");
        if (preview.Granted.Count > 0)
            Console.Out.WriteLine(
                $"  samen al toegekend: {Granted(preview.Granted)}, aan "
                + $"{preview.Granted.Select(g => g.Aanbieder).Distinct().Count()} aanbieder(s)");
    }

    private static string Granted(IReadOnlyList<GrantedMonth> months)
    {
        var lines = months.Sum(g => g.Lines);
        return $"{(lines == 1 ? "1 regel" : $"{lines} regels")}, {Eurocents.Text(months.Sum(g => g.Amount))}";
    }

    private static string Domein(AgreementRow row) => row.Standaard is Standaard.Ijw ? "jw" : "wmo";

    private static string Afspraken(int count) => count == 1 ? "1 afspraak" : $"{count} afspraken";
}
