using System.CommandLine;
using MessageHub.Processing;

namespace MessageHub.Cli.Commands;

/// <summary><c>messagehub explain FILE</c>: the verdict with its reasons, without changing anything.</summary>
internal static class ExplainCommand
{
    private const string EmptyRegister =
        "Let op: er is geen register gebruikt, dus eerdere berichten en afspraken zijn onbekend. "
        + "Met --store oordeelt explain met die gegevens.";

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The message; - is standard input." };
        var store = CommonOptions.Store(required: false);
        var (today, json) = (CommonOptions.Today(), CommonOptions.Json());
        var (schemas, gemeentelijst) = (CommonOptions.Schemas(), CommonOptions.Gemeentelijst());
        var command = new Command(
            "explain",
            "As process, but changes nothing and reports per finding the values found, where each came from and what would have passed.")
        {
            file, store, today, json, schemas, gemeentelijst,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = InputFiles.Expand([parsed.GetRequiredValue(file)]) is [var only]
                ? only
                : throw new UsageException("explain takes one file.");
            var settings = CommandSettings.Read().With(parsed.GetValue(schemas), parsed.GetValue(gemeentelijst));
            // Without a store the register is an empty one that is thrown away; a store that is not there is not made either.
            var existing = parsed.GetValue(store) is { } folder && HubStore.ExistsIn(folder) ? folder : null;
            var scratch = existing is null ? Directory.CreateTempSubdirectory("messagehub-") : null;
            try
            {
                await using var hub = await HubStore.OpenAsync(
                    settings.In(existing ?? scratch!.FullName), TimeProvider.System, cancellationToken);
                var content = InputFiles.Read(path, hub.Reader);
                var result = content is not null
                    ? await hub.Processor.ExplainAsync(InputFiles.NameOf(path), content, parsed.GetValue(today), cancellationToken)
                    : BerichtResult.Of(InputFiles.NameOf(path), hub.Reader.TooLarge());
                if (existing is null)
                    Console.Error.WriteLine(EmptyRegister);
                new ResultPrinter(Console.Out, parsed.GetValue(json), withValues: true, withProvenance: true).Print(result, content);
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
