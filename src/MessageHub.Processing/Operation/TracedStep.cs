using System.Diagnostics;

namespace MessageHub.Processing.Operation;

/// <summary>
/// A step in the trace of a message. It stands in the trace of that message and in no other: what the bus traces at the same time is the
/// work of this process, and one piece of that may bring many messages.
/// </summary>
public sealed class TracedStep : IDisposable
{
    private readonly Activity activity;
    private readonly Activity? around;

    private TracedStep(Activity activity, Activity? around) => (this.activity, this.around) = (activity, around);

    /// <summary>The W3C trace context for what follows from this step.</summary>
    public string? Id => activity.Id;

    /// <summary>Adds to the step what it is about: never anything of a person or of a sender.</summary>
    public TracedStep SetTag(string name, object? value)
    {
        activity.SetTag(name, value);
        return this;
    }

    /// <summary>The step did not succeed.</summary>
    public void Fail() => activity.SetStatus(ActivityStatusCode.Error);

    /// <inheritdoc/>
    public void Dispose()
    {
        activity.Dispose();
        Activity.Current = around;
    }

    internal static TracedStep? Begin(ActivitySource source, string step, string? traceParent, DateTimeOffset at)
    {
        var around = Activity.Current;
        Activity.Current = null;
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent);
        if (source.StartActivity(step, ActivityKind.Internal, parent, startTime: at) is { } activity)
            return new(activity, around);
        Activity.Current = around;
        return null;
    }
}
