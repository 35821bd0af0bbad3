using System.CommandLine;
using MessageHub.Processing;
using MessageHub.Processing.Files;

namespace MessageHub.Cli.Commands;

/// <summary><c>messagehub process PATH…</c>: all levels against the embedded store, answers written to a folder.</summary>
internal static class ProcessCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Messages, or folders of messages; - is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = CommonOptions.Out();
        var (store, today, json) = (CommonOptions.Store(), CommonOptions.Today(), CommonOptions.Json());
        var (schemas, gemeentelijst) = (CommonOptions.Schemas(), CommonOptions.Gemeentelijst());
        var command = new Command("process", "Levels 1 to 4 against an embedded store: the register is updated, answers are written.")
        {
            paths, store, output, today, json, schemas, gemeentelijst,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var files = InputFiles.Expand(parsed.GetRequiredValue(paths));
            var settings = CommandSettings.Read()
                .In(parsed.GetRequiredValue(store))
                .With(parsed.GetValue(schemas), parsed.GetValue(gemeentelijst));
            var folder = CommonOptions.MakeFolder(parsed.GetRequiredValue(output));
            var clock = new ReplayClock(parsed.GetValue(today));
            await using var hub = await HubStore.OpenAsync(settings, clock, cancellationToken);
            var answers = new AnswerFolder(hub.Store, folder, clock);
            // What an earlier run made and could not deliver goes first.
            await answers.DeliverAsync(cancellationToken);
            var printer = new ResultPrinter(Console.Out, parsed.GetValue(json));
            var exitCode = ExitCode.Accepted;
            foreach (var file in files)
            {
                var content = InputFiles.Read(file, hub.Reader);
                var result = await ProcessAsync(hub, InputFiles.NameOf(file), content, clock, cancellationToken);
                await answers.DeliverAsync(cancellationToken);
                printer.Print(result, content);
                exitCode = Math.Max(exitCode, ExitCode.Of(result));
            }

            return exitCode;
        });
        return command;
    }

    private static async Task<BerichtResult> ProcessAsync(
        HubStore hub, string name, byte[]? content, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (content is null)
            return BerichtResult.Of(name, hub.Reader.TooLarge());
        var id = Guid.NewGuid();
        await hub.Store.ReceiveAsync(new(id, name, content, clock.GetUtcNow()), cancellationToken);
        return await hub.Processor.ProcessAsync(id, clock.Today(), cancellationToken);
    }
}
