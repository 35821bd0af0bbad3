using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Settings;
using MessageHub.Hosting;
using MessageHub.Register.Database;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Startup;

/// <summary>
/// Frees what this instance had in hand, and sets the clock of envelopes behind the last one, before anything is received.
/// </summary>
internal sealed class GatewayStart(
    EnvelopeStore store, EnvelopeClock envelopeClock, GatewaySettings settings, IConfiguration configuration, TimeProvider clock,
    ILogger<GatewayStart> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.ReleaseLeftAsync(settings.Gateway.Holder, clock.GetUtcNow(), cancellationToken);
        if (await store.LastTijdstipAsync(cancellationToken) is { } last)
            envelopeClock.StartAfter(last);
        if (SenderAtDefault().ToList() is { Count: > 0 } missing)
            Log.SenderAtDefault(logger, string.Join(", ", missing));
        Log.Listening(logger, settings.Gateway.Listen, settings.Gateway.Gemeenten.Length, settings.StorePlace);
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

    /// <summary>What a hub knows this installation by and nobody filled in.</summary>
    private IEnumerable<string> SenderAtDefault() =>
        new[] { nameof(GatewaySection.Applicatie), nameof(GatewaySection.ApplicatieVersie), nameof(GatewaySection.ApplicatieSubversie) }
            .Where(name => string.IsNullOrEmpty(configuration[$"{HostingSettings.Section}:{nameof(GatewaySettings.Gateway)}:{name}"]));
}
