using System.CommandLine;
using System.Globalization;
using MessageHub.Register.Messages;

namespace MessageHub.Cli.Commands;

/// <summary>
/// <c>messagehub faults list|retry</c>: messages that we failed on and answers that are not taken, and trying them again.
/// </summary>
internal static class FaultsCommand
{
    private const int MaxPerSecond = 1000;

    public static Command Create() =>
        new("faults", "Messages that could not be judged by a fault on our side, and answers that cannot be sent.") { List(), Retry() };

    private static Command List()
    {
        var (store, json) = (new StoreOptions(), CommonOptions.Json());
        json.Description = "One JSON object per message, one line each.";
        var all = new Option<bool>("--all") { Description = "Those too that are not parked any more." };
        var command = new Command("list", "The messages that are parked, by cause.") { all, json };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            var groups = FaultGroup.Of(await hub.Store.FaultsAsync(parsed.GetValue(all), cancellationToken));
            var lines = parsed.GetValue(json)
                ? groups.SelectMany(g => g.Faults.Select(f => FaultResult.Of(g, f).ToJson()))
                : groups.SelectMany(g => g.ToLines()).DefaultIfEmpty("Er zijn geen berichten waarop de verwerking vastliep.");
            foreach (var line in lines)
                Console.Out.WriteLine(line);
            return ExitCode.Accepted;
        });
        return command;
    }

    private static Command Retry()
    {
        var which = new Argument<string[]>("WHICH")
        {
            Description = "Ids of messages, or numbers of groups; list shows both.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var cause = CommonOptions.Text("--cause", "TEXT", "All with exactly this cause.", required: false);
        var all = new Option<bool>("--all") { Description = "All that are parked." };
        var perSecond = new Option<int>("--per-second")
        {
            Description = $"So many a second, from 1 to {MaxPerSecond}; who stops the command leaves the rest parked.",
            HelpName = "N",
            DefaultValueFactory = _ => 10,
        };
        perSecond.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }]
                && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= MaxPerSecond))
                result.AddError($"--per-second is a number from 1 to {MaxPerSecond}.");
        });
        var store = new StoreOptions();
        var command = new Command(
            "retry",
            "Lets parked messages be judged, and parked answers be sent, again; a worker takes them up. Doing it twice is harmless.")
        {
            which, cause, all, perSecond,
        };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = new Choice(parsed.GetValue(which) ?? [], parsed.GetValue(cause), parsed.GetValue(all));
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            var chosen = asked.Among(await hub.Store.FaultsAsync(all: true, cancellationToken));
            var retry = new FaultRetry(hub.Store, TimeProvider.System);
            try
            {
                await retry.RunAsync(chosen, parsed.GetValue(perSecond), cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Console.Out.WriteLine(
                    $"Gestopt. Vrijgegeven: {FaultGroup.Berichten(retry.Released)} van de {chosen.Count}. De andere blijven geparkeerd.");
                return ExitCode.Fault;
            }

            var next = retry.Released > 0 ? " Een worker die draait, neemt ze binnen een minuut op." : "";
            Console.Out.WriteLine($"Vrijgegeven: {FaultGroup.Berichten(retry.Released)}.{next}");
            return ExitCode.Accepted;
        });
        return command;
    }

    /// <summary>Which messages somebody asks for.</summary>
    private sealed record Choice(IReadOnlyList<string> Which, string? Cause, bool All)
    {
        /// <summary>The parked ones among them, in order of arrival.</summary>
        /// <exception cref="UsageException">Nothing is asked for, or something that is not there and never was.</exception>
        public IReadOnlyList<Guid> Among(IReadOnlyList<FaultRow> known)
        {
            if (All ? Which.Count > 0 || Cause is not null : Which.Count == 0 && Cause is null)
                throw new UsageException("Say which: ids, numbers of groups or --cause TEXT; or else --all.");
            var groups = FaultGroup.Of([.. known.Where(f => f.IsParked)]);
            var ids = Which.SelectMany(w => IdsOf(w, known, groups)).ToHashSet();
            return [.. known.Where(f => f.IsParked && (All || f.Cause == Cause || ids.Contains(f.BerichtId))).Select(f => f.BerichtId)];
        }

        private static IEnumerable<Guid> IdsOf(string which, IReadOnlyList<FaultRow> known, IReadOnlyList<FaultGroup> groups)
        {
            if (Guid.TryParse(which, out var id))
                return known.Any(f => f.BerichtId == id) ? [id] : throw new UsageException($"{id}: no such message failed.");
            if (!int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new UsageException($"'{which}' is not the id of a message or the number of a group.");
            return groups.FirstOrDefault(g => g.Number == number)?.Faults.Select(f => f.BerichtId)
                ?? throw new UsageException($"{number}: no such group is parked.");
        }
    }
}
