using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MessageHub.Processing.Operation;

/// <summary>
/// What is traced and counted. Labels hold message types, outcomes and rule codes: never anything of a person or of a sender.
/// </summary>
public static class Telemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "MessageHub";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Messages = Meter.CreateCounter<long>(
        "messagehub.messages", description: "Messages that got a verdict.");

    private static readonly Counter<long> Findings = Meter.CreateCounter<long>("messagehub.findings", description: "Findings by rule.");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>(
            "messagehub.processing.duration", "s", "From taking a message to its committed verdict.", null, SecondsUpTo(60));

    private static readonly Histogram<double> AnswerAge =
        Meter.CreateHistogram<double>(
            "messagehub.answer.age", "s", "From the arrival of a message to the sending of its answer.", null, SecondsUpTo(86_400));

    private static readonly Counter<long> Faults = Meter.CreateCounter<long>(
        "messagehub.faults", description: "Attempts that failed on our side.");

    /// <summary>A message got its verdict.</summary>
    /// <param name="judged">The message.</param>
    /// <param name="elapsed">How long the work on it took.</param>
    /// <param name="now">This moment.</param>
    public static void Judged(JudgedBericht judged, TimeSpan elapsed, DateTimeOffset now)
    {
        var (message, outcome) = (judged.Result.Message ?? "unknown", judged.Result.Outcome.Word());
        Messages.Add(1, new("message", message), new("outcome", outcome));
        Duration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("message", message));
        foreach (var rule in judged.Result.Findings.GroupBy(f => f.Rule ?? "schema"))
            Findings.Add(rule.Count(), new KeyValuePair<string, object?>("rule", rule.Key));
        using var activity = Begin("judge", judged.TraceParent, now - elapsed);
        activity?.SetTag("messagehub.id", judged.Id).SetTag("messagehub.message", message).SetTag("messagehub.outcome", outcome);
    }

    /// <summary>An answer was sent.</summary>
    public static void Sent(TimeSpan age, string message) =>
        AnswerAge.Record(age.TotalSeconds, new KeyValuePair<string, object?>("message", message));

    /// <summary>An attempt failed on our side.</summary>
    /// <param name="kind">message (it could not be judged), answer (it was not taken), store, broker or folder.</param>
    public static void Fault(string kind) => Faults.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Begins a step in the trace of a message; null when nobody listens.</summary>
    /// <param name="step">Name of the step.</param>
    /// <param name="traceParent">The W3C trace context the message came with; without one, or with something else, it gets a trace of its
    /// own.</param>
    /// <param name="at">When the step began; now when null.</param>
    public static TracedStep? Begin(string step, string? traceParent, DateTimeOffset? at = null) =>
        TracedStep.Begin(Source, step, traceParent, at ?? default);

    /// <summary>A W3C trace context as it may be kept and sent on, or null: a sender can put anything in that header.</summary>
    public static string? Checked(string? traceParent) => ActivityContext.TryParse(traceParent, null, out _) ? traceParent : null;

    /// <summary>Bounds of the buckets of a histogram; those that are used without advice are meant for milliseconds.</summary>
    private static InstrumentAdvice<double> SecondsUpTo(double max) =>
        new()
        {
            HistogramBucketBoundaries =
            [
                .. new[]
                {
                    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200, 28_800, 86_400,
                }.Where(s => s <= max),
            ],
        };
}
