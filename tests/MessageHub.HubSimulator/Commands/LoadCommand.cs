using System.CommandLine;

namespace MessageHub.HubSimulator.Commands;

/// <summary>Measures how fast the gateway acknowledges, and how much memory it takes.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var gateway = UrlOption.Create("--gateway", "Endpoint of the gateway.", required: true);
        var count = new Option<int>("--count") { Description = "How many envelopes.", HelpName = "N", DefaultValueFactory = _ => 5000 };
        var parallel = new Option<int>("--parallel") { Description = "How many at a time.", HelpName = "N", DefaultValueFactory = _ => 32 };
        var lines = new Option<int>("--lines")
        {
            Description = "0: a 305 of about 2 KB; else a 323 with so many lines (20,200 make 25 MB).", HelpName = "N"
        };
        var pid = new Option<int?>("--pid") { Description = "Process of the gateway, to read its memory from (Linux).", HelpName = "PID" };
        var gemeente = new Option<string>("--gemeente")
        {
            Description = "CBS code the messages are for.", HelpName = "CODE", DefaultValueFactory = _ => "0297"
        };
        var command = new Command("load", "Sends many envelopes and tells how fast they were acknowledged.")
        {
            gateway, count, parallel, lines, pid, gemeente
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var load = new Load(parsed.GetRequiredValue(gateway)!, parsed.GetRequiredValue(gemeente), parsed.GetValue(lines));
            using var memory = parsed.GetValue(pid) is { } process ? new MemoryWatch(process) : null;
            var figures = await load.RunAsync(parsed.GetValue(count), parsed.GetValue(parallel), cancellationToken);
            Console.WriteLine(figures);
            if (memory is not null)
                Console.WriteLine(memory);
            return figures.Acknowledged == figures.Sent ? 0 : 1;
        });
        return command;
    }
}
