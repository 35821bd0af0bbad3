using MessageHub.Berichten.Model;
using MessageHub.Rules;

namespace MessageHub.Register;

/// <summary>A start (without RedenBeeindiging) or a stop, delivered or deleted.</summary>
internal sealed record LeveringRow(
    int Regel, string Bsn, long? ToewijzingNummer, Product? Product, DateOnly Begindatum, string? RedenBeeindiging, DateOnly? Einddatum, string StatusAanlevering)
{
    /// <summary>It takes back a delivery instead of being one.</summary>
    public bool IsDeletion => StatusAanlevering == Codes.StatusAanlevering.Verwijderen;

    /// <summary>The starts and stops of a 305 or 307, in document order.</summary>
    public static List<LeveringRow> Of(Client client) =>
    [
        .. (client.StartProducten ?? []).Select((s, i) =>
            new LeveringRow(i, client.Bsn.Value, s.ToewijzingNummer, s.Product, s.Begindatum, null, null, s.StatusAanlevering)),
        .. (client.StopProducten ?? []).Select((s, i) =>
            new LeveringRow(i, client.Bsn.Value, s.ToewijzingNummer, s.Product, s.Begindatum, s.RedenBeeindiging, s.Einddatum, s.StatusAanlevering)),
    ];
}
