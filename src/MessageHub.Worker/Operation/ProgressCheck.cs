using MessageHub.Processing.Queues;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MessageHub.Worker.Operation;

/// <summary>
/// Judging comes to an end. The largest message there may be takes seconds, and a database that does not answer fails each command long
/// before this limit: what lasts longer will not end, and a restart gives the message to another worker.
/// </summary>
internal sealed class ProgressCheck(JudgingEvents events) : IHealthCheck
{
    /// <summary>How long judging one message may last.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Of(events.AtHand.Oldest));

    internal static HealthCheckResult Of(TimeSpan oldest) => oldest > Limit ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy();
}
