using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Support;

/// <summary>
/// Who holds the gezag over a jeugdige: his ouder or voogd stands in the 301 as Relatie, unless a request that it honours says that the
/// aanbieder knows him. From 16 the jeugdige may hold it himself. Source: OP001, OP002, OP002x1, OP002x2, R-096.
/// </summary>
internal static class Gezag
{
    /// <summary>The client is not 16 on the Dagtekening and has no ouder (10) or voogd (11) as Relatie.</summary>
    public static bool IsMissing(Client client, DateOnly dagtekening) =>
        client.Geboortedatum is { DatumGebruik: not "3" } birth && birth.Datum.AddYears(16) > dagtekening
        && !(client.Relaties ?? []).Any(r => r.Soort is Codes.SoortRelatie.Ouder or Codes.SoortRelatie.Voogd);

    /// <summary>A request that these products honour says that the aanbieder knows the gezagsdrager.</summary>
    public static bool IsKnown(RegisterSnapshot register, IEnumerable<ToegewezenProduct> products)
    {
        var honoured = products.Select(p => p.ReferentieAanbieder).OfType<string>().ToHashSet();
        return register.Aanvragen.Any(a => a.GezagsdragerBekend && honoured.Contains(a.ReferentieAanbieder));
    }
}
