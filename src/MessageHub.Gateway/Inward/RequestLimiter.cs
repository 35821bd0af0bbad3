using System.Threading.RateLimiting;
using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway.Inward;

/// <summary>
/// Lets so many requests in at a time; a crowd behind them waits in turn, and who comes after that is asked to come back (503).
/// </summary>
internal sealed class RequestLimiter(GatewaySettings settings) : IDisposable
{
    private readonly ConcurrencyLimiter limiter = new(new()
    {
        PermitLimit = settings.Gateway.MaximumRequests,
        QueueLimit = settings.Gateway.MaximumRequests * 16,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task PassAsync(HttpContext context, RequestDelegate handle)
    {
        using var lease = await limiter.AcquireAsync(1, context.RequestAborted);
        if (lease.IsAcquired)
        {
            await handle(context);
            return;
        }

        AskToComeBack(context);
    }

    /// <summary>Nothing was done with the request; it may be offered again as it is.</summary>
    public static void AskToComeBack(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "10";
    }

    public void Dispose() => limiter.Dispose();
}
