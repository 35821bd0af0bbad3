using System.CommandLine;
using MessageHub.Berichten;
using MessageHub.Processing;

namespace MessageHub.Cli.Commands;

/// <summary><c>messagehub agreements import FILE.csv</c>: contracts and tariffs, all rows or none.</summary>
internal static class AgreementsCommand
{
    public static Command Create() => new("agreements", "Contracts and tariffs.") { Import() };

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "CSV in UTF-8 with ; between the columns; - is standard input." };
        var store = CommonOptions.Store();
        var command = new Command("import", "Imports agreements: all rows or none.") { file, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (path != InputFiles.StandardInput && !File.Exists(path))
                throw new UsageException($"{path}: no such file.");
            var hub = await EmbeddedStore.OpenAsync(parsed.GetRequiredValue(store), SchemaLibrary.BuiltIn, cancellationToken);
            using var text = path == InputFiles.StandardInput ? Console.In : File.OpenText(path);
            var (rows, problems) = AgreementsFile.Read(text, await hub.Store.AgreementsAsync(cancellationToken));
            foreach (var problem in problems)
                Console.Error.WriteLine($"{InputFiles.NameOf(path)}: rij {problem.Row}, kolom {problem.Column}: {problem.Reason}");
            if (problems.Count > 0)
                return ExitCode.Refused;
            await hub.Store.ImportAgreementsAsync(rows, cancellationToken);
            Console.Out.WriteLine($"{InputFiles.NameOf(path)}: {rows.Count} afspraken opgeslagen.");
            return ExitCode.Accepted;
        });
        return command;
    }
}
