using MessageHub.Berichten;

namespace MessageHub.Example;

/// <summary>A product of the region, and how it is usually assigned.</summary>
/// <param name="Standaard">The domain.</param>
/// <param name="Code">Product code; the first two digits are the category.</param>
/// <param name="Eenheid">Unit.</param>
/// <param name="Tarief">Whole eurocents per unit.</param>
/// <param name="Perceel">The part of the contracts it belongs to.</param>
/// <param name="Volume">Units per period of the frequency.</param>
/// <param name="Frequentie">Frequency.</param>
internal sealed record RegionProduct(
    Standaard Standaard, string Code, string Eenheid, long Tarief, string Perceel, long Volume, string Frequentie)
{
    public string Categorie => Code[..2];

    /// <summary>82 is outputgericht, the others inspanningsgericht.</summary>
    public string Variant => Eenheid == Rules.Standard.Codes.Eenheid.StuksOutput ? "output" : "inspanning";
}
