using System.Text.Json;
using System.Text.RegularExpressions;

namespace MessageHub.House.Tests;

/// <summary>A dashboard that asks for a metric that nobody emits stays empty, and an alert on it stays quiet.</summary>
public partial class DeployMetricsTests
{
    private const string Recorded = "messagehub:working_day_seconds";

    private static readonly (string Where, string Query)[] Dashboard = [.. Panels()];

    private static readonly Yaml[] Alerts = [
        .. Yaml.Documents("deploy", "prometheus", "alerts.yml")
            .Single()["groups"]
            .Items.SelectMany(g => g["rules"].Items)
            .Where(r => r["alert"].Exists)
    ];

    public static TheoryData<string, string> Queries
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (where, query) in Dashboard)
                rows.Add(where, query);
            foreach (var alert in Alerts)
                rows.Add(alert["alert"].Text, alert["expr"].Text);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_question_is_about_metrics_and_labels_that_are_emitted(string where, string query)
    {
        var known = DeployMetric.Queryable;
        var names = Names(query).Where(n => n != Recorded).ToArray();
        Assert.NotEmpty(names);
        Assert.Empty(names.Where(n => !known.ContainsKey(n)).Select(n => $"{where}: {n}"));

        var labels = Grouped().Matches(query).SelectMany(m => m.Groups[1].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries))
            .Concat(Compared().Matches(query).Select(m => m.Groups[1].Value));
        Assert.Empty(labels.Except(names.SelectMany(n => known[n])).Select(l => $"{where}: {l}"));
    }

    [Fact]
    public void Everything_that_is_counted_can_be_seen()
    {
        var seen = Dashboard.SelectMany(q => Names(q.Query)).ToHashSet();
        Assert.DoesNotContain(DeployMetric.All, metric => !seen.Contains(metric.PrometheusName));
    }

    [Fact]
    public void Every_instrument_of_the_program_is_in_the_list()
    {
        var made = Repository.Files("src", "*.cs").SelectMany(file => Instrument().Matches(File.ReadAllText(file)))
            .Select(
                m => (
                    Name: m.Groups[2].Value,
                    Kind: m.Groups[1].Value.Replace("Observable", "").ToLowerInvariant(),
                    Unit: m.Groups[3].Value == "s" ? "s" : ""))
            .ToArray();
        Assert.NotEmpty(made);
        Assert.Empty(made.Except(DeployMetric.All.Select(m => (m.Name, m.Kind, m.Unit))));
    }

    /// <summary>
    /// Each worker reads the same figure from the same database: adding them up would multiply it by the number of workers.
    /// </summary>
    [Theory]
    [MemberData(nameof(Queries))]
    public void A_gauge_of_the_database_is_never_added_up(string where, string query) => Assert.Empty(DeployMetric.All
        .Where(m => m.Kind == "gauge" && Regex.IsMatch(Grouped().Replace(query, ""), $@"\b(sum|avg) *\([^)]*\b{m.PrometheusName}\b"))
        .Select(m => $"{where}: {m.Name}"));

    [Fact]
    public void Every_alert_says_what_happened_and_has_a_page_that_says_what_to_do()
    {
        var headings = File.ReadLines(Repository.PathOf("deploy", "README.md"))
            .Where(l => l.StartsWith('#'))
            .Select(l => l.TrimStart('#').Trim())
            .ToHashSet();
        Assert.NotEmpty(Alerts);
        Assert.All(Alerts, alert =>
        {
            var name = alert["alert"].Text;
            Assert.Contains(name, headings);
            Assert.Equal($"deploy/README.md#{name.ToLowerInvariant()}", alert["annotations"]["runbook"].Text);
            Assert.NotEmpty(alert["annotations"]["summary"].Text);
            Assert.Contains(alert["labels"]["severity"].Text, new[] { "warning", "critical" });
            Assert.Matches(@"^\d+m$", alert["for"].Text);
        });
    }

    [Fact]
    public void Every_alert_is_tried_in_the_tests_of_the_alerts()
    {
        var tests = File.ReadAllText(Repository.PathOf("deploy", "prometheus", "alerts.test.yml"));
        Assert.All(Alerts, alert => Assert.Contains(alert["alert"].Text, tests, StringComparison.Ordinal));
    }

    [Fact]
    public void The_dashboard_asks_the_data_source_that_is_provisioned()
    {
        var source = Yaml.Documents("deploy", "grafana", "provisioning", "datasources", "prometheus.yaml")
            .Single()["datasources"]
            .Items.Single()["uid"].Text;
        using var dashboard = Open();
        Assert.All(dashboard.RootElement.GetProperty("panels").EnumerateArray(), panel =>
        {
            Assert.Equal(source, panel.GetProperty("datasource").GetProperty("uid").GetString());
            Assert.All(
                panel.GetProperty("targets").EnumerateArray(),
                t => Assert.Equal(source, t.GetProperty("datasource").GetProperty("uid").GetString()));
        });
    }

    private static JsonDocument Open() => JsonDocument.Parse(File.ReadAllText(Repository.PathOf("deploy", "grafana", "messagehub.json")));

    private static IEnumerable<(string Where, string Query)> Panels()
    {
        using var dashboard = Open();
        foreach (var panel in dashboard.RootElement.GetProperty("panels").EnumerateArray())
        {
            foreach (var target in panel.GetProperty("targets").EnumerateArray())
                yield return (panel.GetProperty("title").GetString()!, target.GetProperty("expr").GetString()!);
        }
    }

    /// <summary>What is not a function, a keyword, a label or a text is the name of a metric.</summary>
    private static IEnumerable<string> Names(string query) =>
        Word().Matches(Grouped().Replace(Braces().Replace(query, ""), ""))
            .Select(m => m.Value)
            .Where(w => w is not ("and" or "or" or "unless" or "on" or "bool"));

    /// <summary>Name, and the unit of what takes it as its second value.</summary>
    [GeneratedRegex(
        @"\.Create(Counter|Histogram|Gauge|ObservableCounter|ObservableGauge)<\w+>\(\s*""(messagehub\.[\w.]+)""(?:, [^""]*""([^""]*)"")?")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"\{[^}]*\}|""[^""]*""|\[[^\]]*\]")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\b(?:by|without|on) ?\(([^)]*)\)")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"[{,](\w+)(?:=|!=|=~|!~)""")]
    private static partial Regex Compared();

    [GeneratedRegex(@"(?<![\w:$])[a-zA-Z_][\w:]*(?![\w:]*\s*\()")]
    private static partial Regex Word();
}
