using MessageHub.Register.Database;
using MessageHub.Register.Store;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MessageHub.Hosting;

/// <summary>The store answers and can be written.</summary>
internal sealed class StoreCheck(RegisterStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.RequireWritableAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (RegisterException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
