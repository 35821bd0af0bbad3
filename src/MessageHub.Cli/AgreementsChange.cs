using System.CommandLine;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Store;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Cli;

/// <summary>
/// What every command that changes agreements does: show what it changes, ask when that touches what counts, and store it with who did it.
/// </summary>
internal sealed class AgreementsChange
{
    private const int MaxShown = 50;

    private readonly Option<bool> confirm = new("--confirm")
    {
        Description = "Also change agreements that are in force today, or months in which lines were granted. "
            + "Without it such a change is shown and not stored.",
    };

    private readonly Option<string> by = CommonOptions.Text(
        "--by",
        "NAME",
        "Who does it; kept with the changes. Needed when --confirm changes what is in force or was granted.",
        required: false);

    private readonly Option<string> note = CommonOptions.Text("--note", "TEXT", "Why; kept with the changes.", required: false);

    private readonly Option<string> lines = CommonOptions.Text(
        "--lines",
        "FILE",
        "Write the lines that were granted otherwise than the agreements say from now on to this CSV.",
        required: false);

    private readonly Option<DateOnly> today = CommonOptions.Today();

    public AgreementsChange() =>
        today.Description = "The day on which agreements are in force or not, and that the changes are of; default today in Amsterdam.";

    public void AddTo(Command command)
    {
        command.Add(confirm);
        command.Add(by);
        command.Add(note);
        command.Add(lines);
        command.Add(today);
    }

    /// <exception cref="UsageException">What would be kept could be a BSN.</exception>
    public void Check(ParseResult parsed)
    {
        CommonOptions.RequireNoBsn("--by", parsed.GetValue(by));
        CommonOptions.RequireNoBsn("--note", parsed.GetValue(note));
    }

    /// <summary>How many rows were there already as they are; null when nothing was stored, and why was said.</summary>
    public async Task<int?> StoreAsync(ParseResult parsed, RegisterStore store, Work work, CancellationToken cancellationToken)
    {
        var preview = await AgreementsPreview.ReadAsync(store, work.Rows, work.Existing, parsed.GetValue(today), cancellationToken);
        if (preview.Asks)
            Print(work.Name, preview);
        if (parsed.GetValue(lines) is { } path)
            await File.WriteAllBytesAsync(path, RetroactiveLinesFile.Write(preview.Lines), cancellationToken);
        if (preview.Asks && !parsed.GetValue(confirm))
        {
            Console.Out.WriteLine($"{work.Name}: er is niets opgeslagen. Klopt dit, herhaal het dan met --confirm --by NAAM.");
            return null;
        }

        if (preview.Asks && parsed.GetValue(by) is null)
            throw new UsageException(
                "--by NAME is needed: this changes agreements that are in force, or months in which lines were granted.");
        var origin = new AgreementOrigin(
            parsed.GetValue(by) ?? $"{Environment.UserName} (commandoregel)",
            new ReplayClock(parsed.GetValue(today)).GetUtcNow(),
            AgreementsFile.OriginOf(ShownName.Brief(work.Name), work.Content),
            parsed.GetValue(note) ?? "");
        if (await store.ImportAgreementsAsync(work.Rows, origin, preview.Seen, cancellationToken))
            return preview.Unchanged;
        Console.Out.WriteLine(
            $"{work.Name}: er is niets opgeslagen, want intussen heeft iemand anders afspraken gewijzigd. Herhaal het.");
        return null;
    }

    /// <summary>What is to be done.</summary>
    /// <param name="Name">What it came from, as it is shown.</param>
    /// <param name="Content">The file.</param>
    /// <param name="Rows">What it says.</param>
    /// <param name="Existing">The agreements beside them.</param>
    public sealed record Work(string Name, byte[] Content, IReadOnlyList<AgreementRow> Rows, IReadOnlyList<AgreementRow> Existing);

    /// <summary>What touches something first: that is what is asked about.</summary>
    private static void Print(string name, AgreementsPreview preview)
    {
        Console.Out.WriteLine(
            $"{name}: {preview.New} nieuw, {preview.Changed} gewijzigd, {preview.Ended} beëindigd, "
            + (preview.Withdrawn > 0 ? $"{preview.Withdrawn} vervallen, " : "") + $"{preview.Unchanged} ongewijzigd.");
        foreach (var changed in preview.Changes.OrderBy(c => !c.Touches).Take(MaxShown))
        {
            var (row, agreement) = (changed.Change.After, changed.Change.After.Agreement);
            var domein = Families.DomeinOf(row.Standaard);
            var which = $"{row.Gemeente} {row.Aanbieder} {domein} {agreement.ProductCode} eenheid {agreement.Eenheid}";
            var differences = PreviewedAgreement.Differences(changed.Change, Eurocents.Text, changed.Previous)
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
        if (RetroactiveText.Of(preview.Lines) is { } retroactive)
            Console.Out.WriteLine($"  {retroactive}");
    }

    private static string Granted(IReadOnlyList<GrantedMonth> months)
    {
        var lines = months.Sum(g => g.Lines);
        return $"{(lines == 1 ? "1 regel" : $"{lines} regels")}, {Eurocents.Text(months.Sum(g => g.Amount))}";
    }

}
