namespace MessageHub.House.Tests;

/// <summary>A metric that MessageHub emits, meter <c>MessageHub</c>.</summary>
/// <param name="Name">As the program names it.</param>
/// <param name="Kind">What Prometheus makes of it depends on this.</param>
/// <param name="Unit">Of the instrument; <c>s</c> becomes part of the name.</param>
/// <param name="Labels">What it is divided by.</param>
internal sealed record DeployMetric(string Name, string Kind, string Unit, string[] Labels)
{
    private const string Counter = "counter";
    private const string Histogram = "histogram";
    private const string Gauge = "gauge";

    /// <summary>All of them. Dashboard, alerts and program are held against this list.</summary>
    public static readonly DeployMetric[] All =
    [
        new("messagehub.messages", Counter, "", ["message", "outcome"]),
        new("messagehub.findings", Counter, "", ["rule"]),
        new("messagehub.processing.duration", Histogram, "s", ["message"]),
        new("messagehub.answer.age", Histogram, "s", ["message"]),
        new("messagehub.faults", Counter, "", ["kind"]),
        new("messagehub.inbox.waiting", Gauge, "", []),
        new("messagehub.inbox.oldest.age", Gauge, "s", []),
        new("messagehub.outbox.waiting", Gauge, "", []),
        new("messagehub.outbox.oldest.age", Gauge, "s", []),
        new("messagehub.faults.parked", Gauge, "", []),
        new("messagehub.outbox.parked", Gauge, "", []),
        new("messagehub.held.waiting", Gauge, "", []),
        new("messagehub.events.waiting", Gauge, "", []),
        new("messagehub.events.oldest.age", Gauge, "s", []),
        new("messagehub.queue.depth", Gauge, "", ["queue"]),
        new("messagehub.standbys.asynchronous", Gauge, "", []),
    ];

    /// <summary>
    /// Metrics of RabbitMQ 3.10 and later (plugin rabbitmq_prometheus) and of Prometheus itself, with the labels that are used.
    /// </summary>
    public static readonly Dictionary<string, string[]> OfOthers = new()
    {
        ["rabbitmq_detailed_queue_consumers"] = ["queue"],
        ["rabbitmq_detailed_queue_messages"] = ["queue"],
        ["rabbitmq_alarms_free_disk_space_watermark"] = [],
        ["rabbitmq_alarms_memory_used_watermark"] = [],
        ["rabbitmq_disk_space_available_bytes"] = [],
        ["rabbitmq_disk_space_available_limit_bytes"] = [],
        ["up"] = ["job"],
    };

    /// <summary>
    /// How Prometheus names it: points become underscores, seconds and counters get an ending, a histogram has its buckets.
    /// </summary>
    public string PrometheusName =>
        Name.Replace('.', '_') + (Unit == "s" ? "_seconds" : "") + Kind switch { Counter => "_total", Histogram => "_bucket", _ => "" };

    /// <summary>What may stand in a query: names with their labels.</summary>
    public static Dictionary<string, string[]> Queryable => All
        .Select(m => KeyValuePair.Create(m.PrometheusName, m.Kind == Histogram ? [.. m.Labels, "le"] : m.Labels))
        .Concat(OfOthers)
        .ToDictionary();
}
