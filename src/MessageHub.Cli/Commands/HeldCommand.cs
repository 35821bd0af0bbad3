using System.CommandLine;

namespace MessageHub.Cli.Commands;

/// <summary><c>messagehub held</c>: the messages that wait for a person, the first due first.</summary>
internal static class HeldCommand
{
    public static Command Create()
    {
        var (store, today, json) = (new StoreOptions(), CommonOptions.Today(), CommonOptions.Json());
        json.Description = "One JSON object per message, one line each.";
        var command = new Command("held", "What waits for a person, the first due first.") { today, json };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            var held = (await hub.Store.HeldAsync(cancellationToken))
                .Select(h => HeldResult.Of(h, parsed.GetValue(today)))
                .OrderBy(h => h.Due)
                .ThenBy(h => h.Number);
            foreach (var line in held.SelectMany(h => parsed.GetValue(json) ? [h.ToJson()] : h.ToLines()))
                Console.Out.WriteLine(line);
            return ExitCode.Accepted;
        });
        return command;
    }
}
