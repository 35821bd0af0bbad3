using System.CommandLine;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Processing.Lists;
using MessageHub.Register.Facts;
using MessageHub.Register.Lists;

namespace MessageHub.Cli.Commands;

/// <summary>
/// <c>messagehub lists import LIST FILE</c>: aanbieders, percelen, products, contracts and inhabitants, all rows or none.
/// </summary>
internal static class ListsCommand
{
    private const int MaxShown = 50;

    public static Command Create() => new("lists", "Lists of aanbieders, percelen, products, contracts and inhabitants.") { Import() };

    private static Command Import()
    {
        var which = new Argument<string>("LIST") { Description = $"One of {string.Join(", ", KeptList.All.Select(l => l.Name))}." };
        var file = new Argument<string>("FILE") { Description = "CSV or .xlsx with the columns of the list; - is standard input." };
        var whole = new Option<bool>("--whole")
        {
            Description = "The file is the whole list, or all of the gemeenten in it: rows that it lacks are taken out.",
        };
        var confirm = new Option<bool>("--confirm")
        {
            Description = "Also change rows or take them out. Without it such an import is shown and not stored.",
        };
        var by = CommonOptions.Text("--by", "NAME", "Who imports; kept with the changes.", required: false);
        var note = CommonOptions.Text("--note", "TEXT", "Why; kept with the changes.", required: false);
        var today = CommonOptions.Today();
        today.Description = "The day on which the rows are recorded; default today in Europe/Amsterdam.";
        var store = new StoreOptions();
        var command = new Command("import", "Imports a list: all rows or none.") { which, file, whole, confirm, by, note, today };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var list = KeptList.Find(parsed.GetRequiredValue(which))
                ?? throw new UsageException($"LIST: one of {string.Join(", ", KeptList.All.Select(l => l.Name))}.");
            CommonOptions.RequireNoBsn("--by", parsed.GetValue(by));
            CommonOptions.RequireNoBsn("--note", parsed.GetValue(note));
            var path = parsed.GetRequiredValue(file);
            var name = ShownName.Whole(InputFiles.NameOf(path));
            var content = InputFiles.ReadTable(path);
            var isWhole = parsed.GetValue(whole);
            var read = ListFile.Read(list, content);
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            var named = await hub.Lists.WithNamedAsync(list, cancellationToken);
            read = read.Beside(named, isWhole);
            if (read.Problems.Count > 0)
            {
                foreach (var sentence in read.Sentences)
                    Console.Error.WriteLine($"{name}: {sentence}");
                return ExitCode.Refused;
            }

            var existing = named[list.Name];
            var difference = ListDifference.Of(list, read.Rows, existing, isWhole);
            Console.Out.WriteLine(
                $"{name}: {difference.Added.Count} nieuw, {difference.Changed.Count} gewijzigd, {difference.Removed.Count} vervallen, "
                + $"{difference.Unchanged} ongewijzigd.");
            Print(list, difference);
            if (difference.Changed.Count + difference.Removed.Count > 0 && !parsed.GetValue(confirm))
            {
                Console.Out.WriteLine($"{name}: er is niets opgeslagen. Klopt dit, herhaal het dan met --confirm.");
                return ExitCode.Unconfirmed;
            }

            var origin = new AgreementOrigin(
                parsed.GetValue(by) ?? $"{Environment.UserName} (commandoregel)",
                new ReplayClock(parsed.GetValue(today)).GetUtcNow(),
                AgreementsFile.OriginOf(ShownName.Brief(name), content),
                parsed.GetValue(note) ?? "");
            if (!await hub.Lists.ImportAsync(list, read.Rows, isWhole, origin, ListDifference.HashOf(existing), cancellationToken))
            {
                Console.Out.WriteLine(
                    $"{name}: er is niets opgeslagen, want intussen heeft iemand anders deze lijst gewijzigd. Herhaal het.");
                return ExitCode.Unconfirmed;
            }

            Console.Out.WriteLine($"{name}: de lijst {list.Name} is opgeslagen.");
            return ExitCode.Accepted;
        });
        return command;
    }

    /// <summary>What becomes another: that is what is asked about.</summary>
    private static void Print(KeptList list, ListDifference difference)
    {
        foreach (var (before, after) in difference.Changed.Take(MaxShown))
        {
            var differences = list.Columns.Select(
                (c, i) => (c.Name, Before: before.Values[i], After: after.Values[i])).Where(d => d.Before != d.After);
            Console.Out.WriteLine(
                $"  gewijzigd: {Shown(list, after)}: "
                + $"{string.Join(", ", differences.Select(d => $"{d.Name} {Filled(d.Before)} → {Filled(d.After)}"))}");
        }

        foreach (var row in difference.Removed.Take(MaxShown))
            Console.Out.WriteLine($"  vervalt: {Shown(list, row)}");
    }

    private static string Shown(KeptList list, ListRow row) =>
        string.Join(
            ' ',
            list.Columns
                .Select((c, i) => (c, Value: row.Values[i]))
                .Where(v => v.c.IsKey && !string.IsNullOrEmpty(v.Value))
                .Select(v => v.Value));

    private static string Filled(string? value) => string.IsNullOrEmpty(value) ? "leeg" : value;
}
