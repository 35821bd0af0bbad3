using MessageHub.Gateway.Settings;
using MessageHub.Gateway.Tls;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Outward;

/// <summary>Runs a <see cref="Destination"/> for each connection, so that one that is slow or down does not hold up the others.</summary>
internal sealed class Sending : IHostedService, IDisposable
{
    private readonly Destination[] destinations;

    public Sending(
        EnvelopeStore store, ChainCodeList codes, WakeSignals signals, MutualTls tls, GatewaySettings settings, TimeProvider clock,
        ILogger<Sending> logger) =>
        destinations =
        [
            .. settings.Gateway.Connections.Select(c => new Destination(
                c, new(c, new Uri(c.Url).Scheme == "https" ? tls.Client : null), store, codes, signals, settings, clock, logger)),
        ];

    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(destinations.Select(d => d.StartAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(destinations.Select(d => d.StopAsync(cancellationToken)));

    public void Dispose()
    {
        foreach (var destination in destinations)
            destination.Dispose();
    }
}
