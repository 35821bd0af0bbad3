using System.CommandLine;
using MessageHub.HubSimulator.Faults;

namespace MessageHub.HubSimulator.Commands;

/// <summary>
/// The simulator as a program: listens, sends what it is reported to, and says at the end whether the gateway did everything right.
/// </summary>
internal static class PlayCommand
{
    /// <summary>Exit code of wrong use.</summary>
    public const int Usage = 2;

    private const int Right = 0;

    private const int Wrong = 1;

    public static RootCommand Create()
    {
        var listen = UrlOption.Create("--listen", "Where the gateway sends to; port 0 takes a free one.", "http://127.0.0.1:8090");
        var gateway = UrlOption.Create("--gateway", "Endpoint of the gateway; without it the simulator only listens.");
        var send = new Option<string?>("--send")
        {
            Description = "Folder of messages of aanbieders, sent in order of name.", HelpName = "FOLDER"
        };
        var generate = new Option<int>("--generate")
        {
            Description = "Number of care stories to send: 315, 305, 307 and 323 each.", HelpName = "N"
        };
        var first = new Option<int>("--first")
        {
            Description = "Number of the first story; the same number makes the same story.", HelpName = "N"
        };
        var own = new Option<string?>("--own")
        {
            Description = "Folder to put the 301 of each story in before the story begins, such as the folder in of a worker.",
            HelpName = "FOLDER"
        };
        var broker = new Option<string?>("--own-broker")
        {
            Description = "The same, on the queue messagehub.in of the broker whose address stands in this file.", HelpName = "FILE"
        };
        var gemeente = new Option<string>("--gemeente")
        {
            Description = "CBS code the stories are for.", HelpName = "CODE", DefaultValueFactory = _ => "0297"
        };
        var aanbieder = new Option<string>("--aanbieder")
        {
            Description = "AGB code the stories come from.", HelpName = "CODE", DefaultValueFactory = _ => "65656055"
        };
        var fault = new Option<string[]>("--fault")
        {
            Description = $"A fault to put in, {FaultRule.Form}; may be given more than once.", HelpName = "FAULT"
        };
        var log = new Option<string?>("--log") { Description = "File to add the log to: JSON lines without care data.", HelpName = "FILE" };
        var state = new Option<string?>("--state") { Description = "Folder that survives a crash; holds payloads.", HelpName = "FOLDER" };
        var certificate = new Option<string?>("--certificate")
        {
            Description = "PFX file without password to show to the gateway, and to who calls when --listen is https.", HelpName = "FILE"
        };
        var trust = new Option<string?>("--trust") { Description = "Certificate of the gateway, or its root, in PEM.", HelpName = "FILE" };
        var once = new Option<bool>("--once") { Description = "End when everything is sent and answered, or the patience is at an end." };
        var patience = new Option<TimeSpan>("--patience")
        {
            Description = "How long to try, and to wait for answers.", HelpName = "TIME", DefaultValueFactory = _ => TimeSpan.FromMinutes(2)
        };
        var faults = new Option<bool>("--list-faults")
        {
            Description = "Show every fault and every bad input, and what the gateway has to make of it."
        };
        var root = new RootCommand(
            "Plays GGk and VECOZO for a MessageHub gateway. Exit code 0: all was right; 1: something was wrong; 2: wrong use.")
        {
            listen, gateway, send, generate, first, own, broker, gemeente, aanbieder, fault, log, state, certificate, trust, once, patience,
            faults,
        };
        root.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(faults))
            {
                FaultList.Print(Console.Out);
                return Right;
            }

            var settings = new HubSettings
            {
                Listen = parsed.GetRequiredValue(listen)!,
                Gateway = parsed.GetValue(gateway),
                Log = parsed.GetValue(log),
                State = parsed.GetValue(state),
                Certificate = parsed.GetValue(certificate),
                Trusted = parsed.GetValue(trust),
                Patience = parsed.GetValue(patience),
            };
            try
            {
                var intake = (parsed.GetValue(own), parsed.GetValue(broker)) switch
                {
                    ({ } folder, null) => OwnIntake.InFolder(folder),
                    (null, { } file) => OwnIntake.OnQueue(file),
                    (null, null) => null,
                    _ => throw new FormatException("Give --own or --own-broker, not both."),
                };
                var stories = new OutgoingMessages(
                    parsed.GetValue(send), parsed.GetValue(generate), parsed.GetValue(first), intake, parsed.GetRequiredValue(gemeente),
                    parsed.GetRequiredValue(aanbieder));
                var rules = (parsed.GetValue(fault) ?? []).Select(FaultRule.Parse).ToList();
                foreach (var rule in rules.Where(r => r.Fault.Name == "bad"))
                    BadInputs.Named(rule.Argument);
                return await PlayAsync(settings, stories, rules, parsed.GetValue(once), cancellationToken) ? Right : Wrong;
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return Usage;
            }
        });
        return root;
    }

    private static async Task<bool> PlayAsync(
        HubSettings settings, OutgoingMessages messages, IReadOnlyList<FaultRule> rules, bool once, CancellationToken cancellationToken)
    {
        await using var hub = new Hub(settings, TimeProvider.System);
        foreach (var rule in rules)
            hub.Faults.Add(rule);
        await hub.StartAsync();
        Console.WriteLine($"Listening at {hub.Address}");
        try
        {
            if (settings.Gateway is not null)
                await messages.SendAsync(hub, settings.Patience, cancellationToken);
            if (!once)
                await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }

        return Summary.Print(hub, Console.Out);
    }
}
