using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MessageHub.Worker.Operation;

/// <summary>Answers leave.</summary>
internal sealed class OutboxCheck(Figures figures) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(figures.IsOutboxStuck ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());
}
