using System.CommandLine;
using System.Text;
using MessageHub.Processing;

namespace MessageHub.Cli.Commands;

/// <summary><c>messagehub agreements import FILE.csv</c>: contracts and tariffs, all rows or none.</summary>
internal static class AgreementsCommand
{
    /// <summary>Skips a byte order mark, as spreadsheets write one, and does not guess at bytes that are no UTF-8.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public static Command Create() => new("agreements", "Contracts and tariffs.") { Import() };

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "CSV in UTF-8 with ; between the columns; - is standard input." };
        var store = new StoreOptions();
        var command = new Command("import", "Imports agreements: all rows or none.") { file };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (path != InputFiles.StandardInput && !File.Exists(path))
                throw new UsageException($"{path}: no such file.");
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            using var text = new StreamReader(InputFiles.Open(path), Utf8, detectEncodingFromByteOrderMarks: false);
            var existing = await hub.Store.AgreementsAsync(cancellationToken);
            var (rows, problems) = AgreementsFile.Read(text, existing);
            foreach (var problem in problems)
                Console.Error.WriteLine($"{InputFiles.NameOf(path)}: rij {problem.Row}, kolom {problem.Column}: {problem.Reason}");
            if (problems.Count > 0)
                return ExitCode.Refused;
            await hub.Store.ImportAgreementsAsync(rows, cancellationToken);
            var known = rows.Intersect(existing).Count();
            Console.Out.WriteLine($"{InputFiles.NameOf(path)}: {rows.Count} afspraken opgeslagen, waarvan {known} al zo vastlagen.");
            return ExitCode.Accepted;
        });
        return command;
    }
}
