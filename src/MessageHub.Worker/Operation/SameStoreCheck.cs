using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MessageHub.Worker.Operation;

/// <summary>The store is the one that it was. When it is not this process ends by itself; a check informs who asks meanwhile.</summary>
internal sealed class SameStoreCheck(StoreWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(watch.IsOther ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());
}
