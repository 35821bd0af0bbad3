using System.Globalization;
using Xunit.Abstractions;

namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// Everything that can be away goes away while messages are under way, again and again; afterwards nobody can say. Small by default, and
/// without what lasts, as a silent network: tests/chaos.sh plays all of it, long.
/// </summary>
public class ChaosTests(ITestOutputHelper output)
{
    private const int MaxShown = 20;

    [Fact]
    public async Task Whatever_dies_every_message_has_its_one_answer_and_the_register_is_that_of_a_quiet_run()
    {
        var (seed, messages, workers) = (Setting("SEED", 1), Setting("MESSAGES", 120), Setting("WORKERS", 2));
        var book = StoryBook.Write(seed, messages);
        await using var servers = await PrivateServers.StartAsync(isCluster: Setting("NODES", 1) == 3);

        var quiet = await Stage.QuietAsync(servers, book);
        output.WriteLine(quiet.Figures);
        Assert.True(quiet.Problems.Count == 0, Text("quiet", quiet.Problems));

        var wild = await Stage.WildAsync(servers, book, seed, workers, Setting("LONGEST", 0));
        output.WriteLine(wild.Figures);
        Assert.True(wild.Problems.Count == 0, Text("wild", wild.Problems));
        Assert.True(
            quiet.Register.SequenceEqual(wild.Register), Text("different from the quiet run", Difference(quiet.Register, wild.Register)));

        string Text(string what, IReadOnlyList<string> problems) =>
            $"Seed {seed}, {messages} messages, {workers} workers; {what}, {problems.Count} "
            + $"problems:\n{string.Join('\n', problems.Take(MaxShown))}";
    }

    private static List<string> Difference(IReadOnlyList<string> quiet, IReadOnlyList<string> wild) =>
    [
        .. quiet.Except(wild).Select(l => $"- {l}"),
        .. wild.Except(quiet).Select(l => $"+ {l}"),
        // The same lines, not as often.
        .. quiet.Count == wild.Count ? Array.Empty<string>() : [$"{quiet.Count} rows and {wild.Count} rows"],
    ];

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable($"MESSAGEHUB_CHAOS_{name}") is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
