using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MessageHub.Processing;

/// <summary>What is traced and counted. Labels hold message types, outcomes and rule codes: never anything of a person or of a sender.</summary>
public static class Telemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "MessageHub";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("messagehub.messages", description: "Messages that got a verdict.");

    private static readonly Counter<long> Findings = Meter.CreateCounter<long>("messagehub.findings", description: "Findings by rule.");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("messagehub.processing.duration", "s", "From taking a message to its committed verdict.");

    private static readonly Histogram<double> AnswerAge =
        Meter.CreateHistogram<double>("messagehub.answer.age", "s", "From the arrival of a message to the sending of its answer.");

    private static readonly Counter<long> Faults = Meter.CreateCounter<long>("messagehub.faults", description: "Attempts that failed on our side.");

    /// <summary>A message got its verdict.</summary>
    /// <param name="judged">The message.</param>
    /// <param name="elapsed">How long the work on it took.</param>
    /// <param name="now">This moment.</param>
    public static void Judged(JudgedBericht judged, TimeSpan elapsed, DateTimeOffset now)
    {
        var (message, outcome) = (judged.Result.Message ?? "unknown", judged.Result.Outcome);
        Messages.Add(1, new("message", message), new("outcome", outcome));
        Duration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("message", message));
        foreach (var rule in judged.Result.Findings.GroupBy(f => f.Rule ?? "schema"))
            Findings.Add(rule.Count(), new KeyValuePair<string, object?>("rule", rule.Key));
        using var activity = Begin("judge", judged.TraceParent, now - elapsed);
        activity?.SetTag("messagehub.id", judged.Id).SetTag("messagehub.message", message).SetTag("messagehub.outcome", outcome);
    }

    /// <summary>An answer was sent.</summary>
    public static void Sent(TimeSpan age, string message) => AnswerAge.Record(age.TotalSeconds, new KeyValuePair<string, object?>("message", message));

    /// <summary>An attempt failed on our side.</summary>
    /// <param name="kind">message, store or broker.</param>
    public static void Fault(string kind) => Faults.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Begins a step in the trace of a message; null when nobody listens.</summary>
    /// <param name="step">Name of the step.</param>
    /// <param name="traceParent">The W3C trace context the message came with, or null.</param>
    /// <param name="at">When the step began; now when null.</param>
    public static Activity? Begin(string step, string? traceParent, DateTimeOffset? at = null)
    {
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent);
        return Source.StartActivity(step, ActivityKind.Internal, parent, startTime: at ?? default);
    }
}
