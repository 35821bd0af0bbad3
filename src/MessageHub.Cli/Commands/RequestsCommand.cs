using System.CommandLine;
using System.Diagnostics;
using System.Text;
using MessageHub.Processing.Decisions;
using MessageHub.Processing.Files;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Requests;
using MessageHub.Rules.Register;

namespace MessageHub.Cli.Commands;

/// <summary>
/// <c>messagehub requests list|show|decide|straight</c>: what aanbieders ask for (315, 317), and what the gemeente decides on it.
/// </summary>
internal static class RequestsCommand
{
    private const int PageSize = 1000;

    private static readonly Dictionary<string, AanvraagStatus?> Statuses = new()
    {
        ["open"] = AanvraagStatus.Open,
        ["research"] = AanvraagStatus.InOnderzoek,
        ["granted"] = AanvraagStatus.Toegewezen,
        ["refused"] = AanvraagStatus.Afgewezen,
        ["all"] = null,
    };

    public static Command Create() => new("requests", "What aanbieders ask for (315, 317), and what is decided on it.")
    {
        List(), Show(), Decide(), Straight(),
    };

    private static Command List()
    {
        var (store, today, json) = (new StoreOptions(), CommonOptions.Today(), CommonOptions.Json());
        json.Description = "One JSON object per request, one line each.";
        var status = new Option<string>("--status")
        {
            Description = "Which: open (default), research, granted, refused or all.",
            DefaultValueFactory = _ => "open",
        };
        status.AcceptOnlyFromAmong([.. Statuses.Keys]);
        var aanbieder = CommonOptions.Text("--aanbieder", "AGB", "Of this aanbieder only.", required: false);
        var command = new Command("list", "Requests, the soonest due first.") { status, aanbieder, today, json };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            var filter = new RequestFilter
            {
                Scope = await hub.Requests.EverywhereAsync(cancellationToken),
                Status = Statuses[parsed.GetValue(status)!],
                Aanbieder = parsed.GetValue(aanbieder),
            };
            var (page, isFirst) = (new Page<RequestRow>([], null), true);
            for (var after = (string?)null; isFirst || after is not null; after = page.Next)
            {
                page = await hub.Requests.ListAsync(filter, new(PageSize, after), cancellationToken);
                if (isFirst && page.Items.Count == 0 && !parsed.GetValue(json))
                    Console.Out.WriteLine("Er zijn geen verzoeken.");
                isFirst = false;
                Print(page.Items.Select(r => RequestResult.Of(r, parsed.GetValue(today), hub.WorkingDays)), parsed.GetValue(json));
            }

            return ExitCode.Accepted;
        });
        return command;
    }

    private static Command Show()
    {
        var number = Number();
        var (store, today, json) = (new StoreOptions(), CommonOptions.Today(), CommonOptions.Json());
        json.Description = "As one JSON object.";
        var command = new Command("show", "One request, what could be checked, and what was decided.") { number, today, json };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await store.OpenAsync(parsed, cancellationToken);
            var which = NumberOf(parsed.GetRequiredValue(number));
            var scope = await hub.Requests.EverywhereAsync(cancellationToken);
            var request = await hub.Requests.FindAsync(scope, which, cancellationToken)
                ?? throw new UsageException(RefusalText.Of(new RefusedBecause.NoSuchRequest(which)));
            var content = RequestContent.Of(request, hub.Reader);
            Print([RequestResult.Of(content, parsed.GetValue(today), hub.WorkingDays)], parsed.GetValue(json));
            return ExitCode.Accepted;
        });
        return command;
    }

    private static Command Decide()
    {
        var (number, options) = (Number(), new RequestDecisionOptions());
        var preview = new Option<bool>("--preview") { Description = "Print the message that would leave, and change nothing." };
        var by = CommonOptions.Text("--by", "NAME", "Who decides; kept with the decision.");
        var note = CommonOptions.Text("--note", "TEXT", "Why; kept with the decision, not told to the aanbieder.");
        var (store, output, today) = (new StoreOptions(), CommonOptions.Out(required: false), CommonOptions.Today());
        output.Description = "With --store: folder for the message; made when absent. Of a store that workers share, they send it.";
        var command = new Command("decide", "Decides on a request; the 301 or 319 that tells it is made at once.")
        {
            number, preview, by, note, output, today,
        };
        options.AddTo(command);
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var which = NumberOf(parsed.GetRequiredValue(number));
            var (decision, person) = options.Read(parsed);
            var settings = store.SettingsOf(parsed);
            var isPreview = parsed.GetValue(preview);
            var folder = isPreview ? null : DecideCommand.FolderOf(parsed.GetValue(output), settings.Postgres.Length > 0);
            var clock = new ReplayClock(parsed.GetValue(today));
            await using var hub = await HubStore.OpenAsync(settings, clock, cancellationToken);
            var scope = await hub.Requests.EverywhereAsync(cancellationToken);
            // A name proves nobody: where two persons decide, this is refused.
            var decider = new Decider(null, parsed.GetRequiredValue(by).Trim(), null);
            var order = new RequestOrder(which, decision, decider, parsed.GetRequiredValue(note).Trim()) { Person = person };
            var outcome = isPreview
                ? await hub.DecideOnRequest.PreviewAsync(scope, order, cancellationToken)
                : await hub.DecideOnRequest.DecideAsync(scope, order, cancellationToken);
            var made = outcome switch
            {
                RequestOutcome.Told told => told.Message,
                RequestOutcome.Refused refused => throw new UsageException(RefusalText.Of(refused.Reason)),
                _ => throw new UnreachableException("Nobody proposes or withdraws on the command line."),
            };
            if (folder is not null)
                await new AnswerFolder(hub.Store, folder, clock).DeliverAsync(cancellationToken);
            if (isPreview)
                Console.Out.Write(Encoding.UTF8.GetString(made.Content));
            else
                new ResultPrinter(Console.Out, json: false).Print(made.Result);
            return ExitCode.Of(made.Result);
        });
        return command;
    }

    private static Command Straight()
    {
        var gemeente = CommonOptions.Text("--gemeente", "CODE", "CBS code.", required: false);
        var domein = CommonOptions.Text("--domein", "jw|wmo", "The domain of the product.", required: false);
        domein.AcceptOnlyFromAmong("jw", "wmo");
        var (on, off) = (
            CommonOptions.Text("--on", "PRODUCT", "Its requests are granted without a person when all checks pass.", required: false),
            CommonOptions.Text("--off", "PRODUCT", "A person decides on this product again.", required: false));
        var by = CommonOptions.Text("--by", "NAME", "Who sets it; kept with it.", required: false);
        var (store, output, today) = (new StoreOptions(), CommonOptions.Out(required: false), CommonOptions.Today());
        var command = new Command(
            "straight", "Shows or sets which products go straight through; without --on and --off it grants what can be granted now.")
        {
            gemeente, domein, on, off, by, output, today,
        };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = store.SettingsOf(parsed);
            var clock = new ReplayClock(parsed.GetValue(today));
            await using var hub = await HubStore.OpenAsync(settings, clock, cancellationToken);
            if ((parsed.GetValue(on) ?? parsed.GetValue(off)) is { } product)
            {
                if ((parsed.GetValue(gemeente), parsed.GetValue(domein), parsed.GetValue(by)) is not ({ } code, { } domain, { } who))
                    throw new UsageException("Beside --on or --off, --gemeente, --domein and --by are needed.");
                var standaard = domain == "jw" ? Berichten.Standaard.Ijw : Berichten.Standaard.Iwmo;
                await hub.Requests.SetStraightThroughAsync(
                    new(code, standaard, product), parsed.GetValue(on) is not null, who.Trim(), clock.GetUtcNow(), cancellationToken);
            }
            else
            {
                var folder = DecideCommand.FolderOf(parsed.GetValue(output), settings.Postgres.Length > 0);
                var granted = await hub.StraightThrough.GrantAsync(cancellationToken);
                if (folder is not null)
                    await new AnswerFolder(hub.Store, folder, clock).DeliverAsync(cancellationToken);
                Console.Out.WriteLine($"{granted} verzoeken automatisch toegekend.");
            }

            foreach (var one in await hub.Requests.StraightThroughAsync(cancellationToken))
                Console.Out.WriteLine($"{one.Gemeente} {Families.DomeinOf(one.Standaard)} {one.ProductCode}");
            return ExitCode.Accepted;
        });
        return command;
    }

    private static Argument<string> Number() => new("ID") { Description = "Number of a request, as 12.1; list shows them." };

    private static RequestNumber NumberOf(string text) =>
        RequestNumber.Parse(text) ?? throw new UsageException($"'{text}' is not the number of a request, as 12.1.");

    private static void Print(IEnumerable<RequestResult> results, bool json)
    {
        foreach (var line in results.SelectMany(r => json ? [r.ToJson()] : r.ToLines()))
            Console.Out.WriteLine(line);
    }
}
