using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway.Outward;

/// <summary>By which connection a gemeente sends, and as whom.</summary>
internal sealed class Routes(GatewaySettings settings)
{
    private readonly Dictionary<string, (ConnectionSettings Connection, Party Zender)> byGemeente = settings.Gateway.Gemeenten.ToDictionary(
        g => g.Code,
        g => (
            settings.Gateway.Connections.Single(c => c.Serves(g.Code)),
            new Party(g.Code, settings.Gateway.Applicatie, g.Naam.Length > 0 ? g.Naam : null)));

    /// <summary>Null when the gemeente is not served here.</summary>
    public (ConnectionSettings Connection, Party Zender)? Of(string gemeente) =>
        byGemeente.TryGetValue(gemeente, out var route) ? route : null;
}
