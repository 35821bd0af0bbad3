using System.Text.Json;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Register;

namespace MessageHub.Oracles.Tests;

/// <summary>Effects and snapshots as text, so that two are the same when their texts are. Test BSNs only.</summary>
internal static class EffectText
{
    /// <summary>The effects of a message, in their order.</summary>
    public static string Of(BerichtEffects effects) =>
        string.Join('\n', effects.List.Select(e => $"{e.GetType().Name} {JsonSerializer.Serialize(e, e.GetType())}"));

    /// <summary>All that a snapshot says but the agreements; what has no order is put in one.</summary>
    public static string Of(RegisterSnapshot snapshot) => JsonSerializer.Serialize(new
    {
        snapshot.SameIdentificatie,
        snapshot.OwnBericht,
        Toewijzingen = snapshot.Toewijzingen.OrderBy(t => t.Key).Select(t => t.Value),
        Versies = snapshot.Versies.OrderBy(v => (v.ToewijzingNummer, v.Toewijzingsdatum, v.Toewijzingstijd)),
        ClientsWithToewijzing = snapshot.ClientsWithToewijzing.Select(bsn => bsn.Value).Order(StringComparer.Ordinal),
        snapshot.HeldOwn,
        snapshot.Starts,
        snapshot.Stops,
        snapshot.Aanvragen,
        Gevraagd = snapshot.Aanvragen.Select(a => a.Gevraagd.Select(g => JsonSerializer.Serialize(g, g.GetType()))),
        snapshot.SameDeclaratieNummer,
        snapshot.LastDeclaratiePeriode,
        UsedReferentieNummers = snapshot.UsedReferentieNummers.OrderBy(r => r.Key, StringComparer.Ordinal),
        snapshot.Prestaties,
    });
}
