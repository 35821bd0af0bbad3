using MessageHub.Register;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MessageHub.Hosting;

/// <summary>The store answers.</summary>
internal sealed class StoreCheck(RegisterStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.HasUnsentAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (RegisterException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
