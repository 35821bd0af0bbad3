using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MessageHub.Processing.Decisions;
using MessageHub.Processing.Files;
using MessageHub.Register.Access;
using MessageHub.Register.Held;
using MessageHub.Rules.Assessment;

namespace MessageHub.Cli.Commands;

/// <summary><c>messagehub decide ID grant|reject CODE|rerun</c>: what a person decides on a held message.</summary>
internal static partial class DecideCommand
{
    private static readonly string[] Words = [new Decision.Grant().Word, new Decision.Reject(null).Word, new Decision.JudgeAgain().Word];

    public static Command Create()
    {
        var id = new Argument<string>("ID")
        {
            Description = "Number of a message for all of it that is held (3), or of one of its lines (3.2); held shows them.",
        };
        var decision = new Argument<string>("DECISION")
        {
            Description = "grant: at the submitted tariff. reject CODE: with this return code. rerun: judge again without a decision. "
                + "Of a message of the gemeente itself: grant lets it go in spite of its warnings, reject without CODE never lets it go.",
            HelpName = "grant|reject|rerun",
        };
        decision.AcceptOnlyFromAmong(Words);
        var code = new Argument<string?>("CODE")
        {
            Description = "With reject: the return code, for example 0611.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var by = CommonOptions.Text("--by", "NAME", "Who decides; kept with the decision.");
        var note = CommonOptions.Text("--note", "TEXT", "Why; kept with the decision.");
        var replace = new Option<bool>("--replace")
        {
            Description = "Also a line that somebody else decided on already, while the claim is still held.",
        };
        var (store, output, today) = (new StoreOptions(), CommonOptions.Out(required: false), CommonOptions.Today());
        output.Description = "With --store: folder for the answer; made when absent. Of a store that workers share, they send it.";
        var (json, schemas, gemeentelijst) = (CommonOptions.Json(), CommonOptions.Schemas(), CommonOptions.Gemeentelijst());
        var command = new Command("decide", "Decides on a held message; when nothing of it is held any more its one answer is written.")
        {
            id, decision, code, by, note, replace, output, today, json, schemas, gemeentelijst,
        };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (number, part) = NumberOf(parsed.GetRequiredValue(id));
            var with = parsed.GetValue(code);
            var what = Decision.Parse(parsed.GetRequiredValue(decision), with)!;
            if (with is not null && what is not Decision.Reject)
                throw new UsageException("Only reject takes a CODE.");
            var settings = store.SettingsOf(parsed).With(parsed.GetValue(schemas), parsed.GetValue(gemeentelijst));
            var folder = FolderOf(parsed.GetValue(output), settings.Postgres.Length > 0);
            var clock = new ReplayClock(parsed.GetValue(today));
            await using var hub = await HubStore.OpenAsync(settings, clock, cancellationToken);
            // A name proves nobody: where two persons decide, this is refused.
            var decider = new Decider(null, parsed.GetRequiredValue(by).Trim(), null);
            var request = new DecisionRequest(number, part, what, decider, parsed.GetRequiredValue(note).Trim())
            {
                LastKnown = parsed.GetValue(replace) ? long.MaxValue : null,
            };
            var result = await hub.Decide.DecideAsync(request, cancellationToken) switch
            {
                DecisionOutcome.Answered answered => answered.Result,
                DecisionOutcome.StillHeld held => held.Result,
                DecisionOutcome.Refused refused => throw new UsageException(RefusalText.Of(refused.Reason)),
                _ => throw new UnreachableException("Nobody proposes or withdraws on the command line."),
            };
            if (folder is not null)
                await new AnswerFolder(hub.Store, folder, clock).DeliverAsync(cancellationToken);
            // People are shown what is still held under the numbers that decide takes; another person may have answered it meanwhile.
            var waiting = parsed.GetValue(json) || result.LinesToDecide is null
                ? null
                : await hub.Store.FindHeldAsync(number, cancellationToken);
            new ResultPrinter(Console.Out, parsed.GetValue(json)).Print(waiting is null ? result : result with { LinesToDecide = null });
            foreach (var text in waiting is null ? [] : HeldResult.Of(waiting, parsed.GetValue(today), hub.WorkingDays).ToLines())
                Console.Out.WriteLine(text);
            return ExitCode.Of(result);
        });
        return command;
    }

    /// <summary>The folder for the answer, or null when workers send it.</summary>
    internal static string? FolderOf(string? output, bool isShared) => (output, isShared) switch
    {
        (null, true) => null,
        (null, false) => throw new UsageException("Beside --store, --out DIR is needed."),
        (_, true) => throw new UsageException("Beside --postgres there is no --out: the workers send the answer."),
        (var folder, false) => CommonOptions.MakeFolder(folder),
    };

    private static (long Number, HeldPart Part) NumberOf(string id) =>
        Id().Match(id) is { Success: true } match
            ? (Parse(match.Groups[1]), match.Groups[2].Success ? new HeldPart.Line(Parse(match.Groups[2])) : HeldPart.Whole)
            : throw new UsageException($"'{id}' is not the number of a held message (3) or of one of its lines (3.2).");

    private static int Parse(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A([0-9]{1,9})(?:\.([0-9]{1,9}))?\z")]
    private static partial Regex Id();
}
