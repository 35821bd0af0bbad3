using System.CommandLine;
using MessageHub.Processing;
using MessageHub.Processing.Composing;
using MessageHub.Processing.Files;

namespace MessageHub.Cli.Commands;

/// <summary>
/// <c>messagehub compose FILE</c>: the 301 of a decision, on standard output; with <c>--send</c> it also counts and leaves.
/// </summary>
internal static class ComposeCommand
{
    private const int MaxRejected = 10_000;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The decision, as JSON; - is standard input." };
        var send = new Option<bool>("--send")
        {
            Description = "Decides: the message is put in the store and leaves. Without it nothing changes.",
        };
        var (store, output, today) = (new StoreOptions(), CommonOptions.Out(required: false), CommonOptions.Today());
        output.Description =
            "With --send and --store: folder for the message; made when absent. Of a store that workers share, they send it.";
        var (schemas, gemeentelijst) = (CommonOptions.Schemas(), CommonOptions.Gemeentelijst());
        var command = new Command(
            "compose", "The whole 301 of a decision of the gemeente, as it would leave. Decisions on requests: see requests.")
        {
            file, send, output, today, schemas, gemeentelijst,
        };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = store.SettingsOf(parsed).With(parsed.GetValue(schemas), parsed.GetValue(gemeentelijst));
            var isSent = parsed.GetValue(send);
            var folder = FolderOf(parsed.GetValue(output), isSent, settings.Postgres.Length > 0);
            var clock = new ReplayClock(parsed.GetValue(today));
            await using var hub = await HubStore.OpenAsync(settings, clock, cancellationToken);
            var path = InputFiles.Expand([parsed.GetRequiredValue(file)]) is [var only]
                ? only
                : throw new UsageException("compose takes one file.");
            var decision = DecisionFile.Read(
                InputFiles.Read(path, hub.Reader) ?? throw new UsageException("This file is too large for a decision."));
            var rejected = await hub.Rejected.ListAsync(new([decision.Gemeente]), MaxRejected, cancellationToken);
            var request = decision.ToRequest(rejected);
            var outcome = isSent
                ? await hub.DecideOnAllocations.DecideAsync(request, cancellationToken)
                : await hub.DecideOnAllocations.PreviewAsync(request, cancellationToken);
            if (folder is not null && outcome is OwnOutcome.Made)
                await new AnswerFolder(hub.Store, folder, clock).DeliverAsync(cancellationToken);
            return await TellAsync(outcome, cancellationToken);
        });
        return command;
    }

    /// <summary>The message on standard output, and what people should know on standard error.</summary>
    private static async Task<int> TellAsync(OwnOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case OwnOutcome.Made made:
                await using (var stream = Console.OpenStandardOutput())
                    await stream.WriteAsync(made.Content, cancellationToken);
                foreach (var signal in made.Result.Signals ?? [])
                    await Console.Error.WriteLineAsync($"{signal.Code}: {signal.Text} {signal.Remedy}");
                foreach (var waiting in made.Result.LinesToDecide ?? [])
                    await Console.Error.WriteLineAsync(waiting.Reason);
                return ExitCode.Of(made.Result);
            case OwnOutcome.NeedsConsent needs:
                foreach (var what in needs.What)
                    await Console.Error.WriteLineAsync(what.Text);
                return ExitCode.Rejected;
            case OwnOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                    await Console.Error.WriteLineAsync(reason);
                return ExitCode.Rejected;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The folder for the message, or null when nothing is sent or workers send it.</summary>
    private static string? FolderOf(string? output, bool isSent, bool isShared) => (output, isSent, isShared) switch
    {
        (null, false, _) or (null, true, true) => null,
        (null, true, false) => throw new UsageException("Beside --send and --store, --out DIR is needed."),
        (_, false, _) => throw new UsageException("Without --send there is no --out: the message is on standard output."),
        (_, true, true) => throw new UsageException("Beside --postgres there is no --out: the workers send the message."),
        (var folder, true, false) => CommonOptions.MakeFolder(folder),
    };
}
