using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Settings;
using MessageHub.Register;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway;

/// <summary>
/// Brings the store up to date before anything is received, frees what this instance had in hand, and sets the clock of envelopes behind
/// the last one.
/// </summary>
internal sealed class StoreStart(
    RegisterDatabase database, EnvelopeStore store, EnvelopeClock envelopeClock, GatewaySettings settings, TimeProvider clock, ILogger<StoreStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken);
        await store.ReleaseLeftAsync(settings.Gateway.Holder, clock.GetUtcNow(), cancellationToken);
        if (await store.LastTijdstipAsync(cancellationToken) is { } last)
            envelopeClock.StartAfter(last);
        if (settings.SenderAtDefault is { Count: > 0 } missing)
            Log.SenderAtDefault(logger, string.Join(", ", missing));
        Log.Listening(logger, settings.Gateway.Listen, settings.Gateway.Gemeenten.Length, settings.Postgres.Length > 0 ? "PostgreSQL" : settings.Store);
    }

    /// <summary>Stopped last: what others still had in hand is free for whoever comes.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.ReleaseAsync(settings.Gateway.Holder, clock.GetUtcNow(), cancellationToken);
        }
        catch (RegisterException)
        {
            // Then it is free when its time is over.
        }
    }
}
