using System.CommandLine;
using MessageHub.Processing;

namespace MessageHub.Cli.Commands;

/// <summary><c>messagehub explain FILE</c>: the verdict with its reasons, without changing anything.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The message; - is standard input." };
        var store = CommonOptions.Store(required: false);
        var (today, json, schemas) = (CommonOptions.Today(), CommonOptions.Json(), CommonOptions.Schemas());
        var command = new Command("explain", "As process, but changes nothing and tells per finding the values found, where each came from and what would have passed.")
        {
            file, store, today, json, schemas,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = InputFiles.Expand([parsed.GetRequiredValue(file)]) is [var only] ? only : throw new UsageException("explain takes one file.");
            var library = CommonOptions.SchemasOf(parsed.GetValue(schemas));
            // Without a store the register is an empty one that is thrown away; a store that is not there is not made either.
            var existing = parsed.GetValue(store) is { } folder && HubStore.ExistsIn(folder) ? folder : null;
            var scratch = existing is null ? Directory.CreateTempSubdirectory("messagehub-") : null;
            try
            {
                await using var hub = await HubStore.OpenAsync(existing ?? scratch!.FullName, library, TimeProvider.System, cancellationToken);
                var result = InputFiles.Read(path, hub.Reader) is { } content
                    ? await hub.Processor.ExplainAsync(InputFiles.NameOf(path), content, parsed.GetValue(today), cancellationToken)
                    : BerichtResult.Of(InputFiles.NameOf(path), hub.Reader.TooLarge());
                new ResultPrinter(Console.Out, parsed.GetValue(json), explain: true).Print(result);
                return ExitCode.Of(result);
            }
            finally
            {
                scratch?.Delete(recursive: true);
            }
        });
        return command;
    }
}
