using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Store;

namespace MessageHub.Cli.Commands;

/// <summary>
/// <c>messagehub store restored</c>: says that the store is older than it was, so that no number on an answer is used twice.
/// </summary>
internal static partial class StoreCommand
{
    public static Command Create() => new("store", "The store as a whole.") { Restored() };

    private static Command Restored()
    {
        var asOf = new Option<DateTimeOffset>("--as-of")
        {
            Description = "The moment of the backup, or of the last that a standby had: 2026-03-01T04:00, "
                + "in Europe/Amsterdam unless an offset stands behind it.",
            HelpName = "MOMENT",
            Required = true,
            CustomParser = result =>
            {
                if (MomentOf(result.Tokens[0].Value) is { } moment)
                    return moment;
                result.AddError(
                    $"'{result.Tokens[0].Value}' is not a moment of the form yyyy-MM-ddTHH:mm, with or without seconds and an offset.");
                return default;
            },
        };
        var by = CommonOptions.Text(
            "--by", "NAME", "Who declares it; kept in the store. Without it the user of this machine.", required: false);
        var (store, json) = (new StoreOptions(), CommonOptions.Json());
        json.Description = "One JSON object.";
        var command = new Command(
            "restored",
            "Declares that this store was restored from a backup, or that a standby took over that was behind. "
            + "Every counter moves past what may have been given out since. "
            + "Stop all programs on the store first, and start them afterwards.")
        {
            asOf, by, json,
        };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var moment = parsed.GetRequiredValue(asOf);
            if (moment > TimeProvider.System.GetUtcNow())
                throw new UsageException("--as-of lies in the future.");
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            var name = parsed.GetValue(by) ?? $"{Environment.UserName} (commandoregel)";
            var (done, before) = await RestoredAsync(hub.History, moment, name, cancellationToken);
            if (done is null)
                throw new UsageException(RestoredText.Refusal(before!));
            var exchanges = await hub.History.LastExchangesAsync(cancellationToken);
            var lines = parsed.GetValue(json) ? [RestoredText.ToJson(done, exchanges)] : RestoredText.Lines(done, exchanges, hub.IsShared);
            foreach (var line in lines)
                Console.Out.WriteLine(line);
            return ExitCode.Accepted;
        });
        return command;
    }

    private static async Task<(Restoration? Done, StoreEpoch? Before)> RestoredAsync(
        StoreHistory history, DateTimeOffset asOf, string by, CancellationToken cancellationToken)
    {
        try
        {
            return await history.RestoredAsync(asOf, by, cancellationToken);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new UsageException("--as-of lies so far back that too few numbers for answers would be left. Nothing was changed.");
        }
    }

    private static DateTimeOffset? MomentOf(string text)
    {
        if (!Moment().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return null;
        return Offset().IsMatch(text) ? moment : AmsterdamDate.At(DateTime.SpecifyKind(moment.UtcDateTime, DateTimeKind.Unspecified));
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,7})?)? ?(Z|[+-]\d\d:?\d\d)?\z")]
    private static partial Regex Moment();

    [GeneratedRegex(@"(Z|[+-]\d\d:?\d\d)\z")]
    private static partial Regex Offset();
}
