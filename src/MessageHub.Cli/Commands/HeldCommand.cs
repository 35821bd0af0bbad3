using System.CommandLine;

namespace MessageHub.Cli.Commands;

/// <summary><c>messagehub held</c>: the messages that are held for a person, the first due first.</summary>
internal static class HeldCommand
{
    public static Command Create()
    {
        var (store, today, json) = (new StoreOptions(), CommonOptions.Today(), CommonOptions.Json());
        json.Description = "One JSON object per message, one line each.";
        var command = new Command("held", "What is held for a person, the first due first.") { today, json };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            var held = (await hub.Store.HeldAsync(cancellationToken))
                .Select(h => HeldResult.Of(h, parsed.GetValue(today), hub.WorkingDays))
                .OrderBy(h => h.Due ?? DateOnly.MaxValue)
                .ThenBy(h => h.Number);
            var lines = held.SelectMany(h => parsed.GetValue(json) ? [h.ToJson()] : h.ToLines()).ToList();
            foreach (var line in lines)
                Console.Out.WriteLine(line);
            if (lines.Count == 0 && !parsed.GetValue(json))
                Console.Out.WriteLine("Er wacht niets op een besluit.");
            return ExitCode.Accepted;
        });
        return command;
    }
}
