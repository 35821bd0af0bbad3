using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MessageHub.Worker.Queues;

/// <summary>
/// The bus takes from its queues, or knows why not. One that lost them though the broker can be reached gets them by a restart.
/// </summary>
internal sealed class ConsumersCheck(Consumption consumption) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(consumption.IsLost ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());
}
