using System.Text.RegularExpressions;

namespace MessageHub.House.Tests;

/// <summary>The table of troubles in deploy/operate.md is read at night: what it informs people to look for has to be there.</summary>
public partial class OperateTroubleTests
{
    private static readonly string[] Rows =
    [
        .. File.ReadLines(Repository.PathOf("deploy", "operate.md"))
            .SkipWhile(line => line != "## Trouble").Skip(1).TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2),
    ];

    private static readonly string Sources = string.Join('\n', Repository.Files("src", "*.cs").Select(File.ReadAllText));

    private static IEnumerable<string> Named => Rows.SelectMany(row => Code().Matches(row)).Select(m => m.Groups[1].Value).Distinct();

    [Fact]
    public void There_is_a_row_for_each_kind_of_trouble_with_all_its_cells()
    {
        Assert.InRange(Rows.Length, 20, 40);
        Assert.All(Rows, row => Assert.Equal(4, row.Split(" | ").Count(cell => cell.Trim(' ', '|').Length > 0)));
    }

    [Fact]
    public void Every_line_of_the_log_is_written_somewhere()
    {
        var lines = Rows.SelectMany(row => Quoted().Matches(row.Split(" | ")[1])).Select(m => m.Groups[1].Value).ToList();
        Assert.True(lines.Count > 10);
        Assert.All(lines, line => Assert.Contains(line, Sources, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_part_of_these_pages_that_is_referred_to_is_there()
    {
        var headings = File.ReadLines(Repository.PathOf("deploy", "operate.md"))
            .Select(l => l.TrimStart('#', '*', ' ')).ToList();
        var parts = Rows.SelectMany(row => Quoted().Matches(row.Split(" | ")[3])).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(parts);
        Assert.All(parts, part => Assert.Contains(headings, heading => heading.StartsWith(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_metric_and_queue_exists()
    {
        var queues = Queue()
            .Matches(File.ReadAllText(Repository.PathOf("src", "MessageHub.Processing", "Queues", "QueueNames.cs")))
            .Select(m => m.Groups[1].Value);
        var known = DeployMetric.All.Select(m => m.Name).Concat(queues).ToHashSet();
        var names = Named.Where(n => n.StartsWith("messagehub.", StringComparison.Ordinal)).ToList();
        Assert.True(names.Count > 5);
        Assert.Subset(known, names.ToHashSet());
    }

    [Fact]
    public void Every_alert_exists()
    {
        var alerts = Alert()
            .Matches(File.ReadAllText(Repository.PathOf("deploy", "prometheus", "alerts.yml")))
            .Select(m => m.Groups[1].Value)
            .ToHashSet();
        var names = Named.Where(n => AlertName().IsMatch(n)).ToList();
        Assert.True(names.Count > 5);
        Assert.Subset(alerts, names.ToHashSet());
    }

    [Fact]
    public void Every_setting_and_probe_exists()
    {
        Assert.Subset(
            DocumentedSettings.Values.Keys.ToHashSet(),
            Named.Where(n => n.StartsWith("MessageHub:", StringComparison.Ordinal)).ToHashSet());
        Assert.All(Named.Where(n => n.StartsWith('/')), probe => Assert.Contains($"\"{probe}\"", Sources, StringComparison.Ordinal));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("(?<!=)\"([^\"`]{6,})\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("= \"(messagehub\\.\\w+)\"")]
    private static partial Regex Queue();

    [GeneratedRegex("- alert: (\\w+)")]
    private static partial Regex Alert();

    [GeneratedRegex("^([A-Z][a-z]+){2,}$")]
    private static partial Regex AlertName();
}
