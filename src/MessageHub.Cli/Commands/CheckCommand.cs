using System.CommandLine;
using MessageHub.Berichten.Reading;
using MessageHub.Hosting;
using MessageHub.Processing;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;

namespace MessageHub.Cli.Commands;

/// <summary><c>messagehub check FILE…</c>: levels 1 and 2, without a store.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Messages to check; - is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var (json, schemas) = (CommonOptions.Json(), CommonOptions.Schemas());
        // Levels 1 and 2 do not look at the clock; the option is taken so that one script can serve check and process.
        var today = CommonOptions.Today();
        var command = new Command(
            "check", "Levels 1 and 2 only, no store needed: is this file fit to send?") { files, json, schemas, today };
        command.SetAction(parsed =>
        {
            var reader = HubServices.ReaderOf(CommandSettings.Read().With(parsed.GetValue(schemas)));
            var printer = new ResultPrinter(Console.Out, parsed.GetValue(json), withValues: true);
            var exitCode = ExitCode.Accepted;
            foreach (var file in InputFiles.Expand(parsed.GetRequiredValue(files)))
            {
                var content = InputFiles.Read(file, reader);
                var result = Check(InputFiles.NameOf(file), content, reader);
                printer.Print(result, content);
                exitCode = Math.Max(exitCode, ExitCode.Of(result));
            }

            return exitCode;
        });
        return command;
    }

    private static BerichtResult Check(string name, byte[]? content, BerichtReader reader)
    {
        switch (content is null ? reader.TooLarge() : reader.Read(content))
        {
            case ReadResult.Refused refused:
                return BerichtResult.Of(name, refused);
            case ReadResult.Read { Bericht: var bericht }:
                return BerichtResult.Of(name, bericht, Assessor.AssessContent(bericht, RuleCatalogue.All), answer: null);
            default:
                throw new InvalidOperationException("A message is read or refused.");
        }
    }
}
