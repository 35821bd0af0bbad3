using MessageHub.Berichten;
using MessageHub.Register.Queries.Trace;

namespace MessageHub.Register.Queries.Rejections;

/// <summary>
/// One rule that failed on one class instance of a message that was judged for good, with the keys by which people find it. Holds nothing
/// of a person. The values that were compared and what would have passed stand in <see cref="BerichtDetail.Result"/>, at the same place.
/// </summary>
public sealed record FindingRow
{
    /// <summary>The message, as this store knows it.</summary>
    public required Guid BerichtId { get; init; }

    /// <summary>Place among the findings of the message, from 0: the same as in its result.</summary>
    public required int Ordinal { get; init; }

    /// <summary>When the message arrived, in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>iJw or iWmo.</summary>
    public Standaard? Standaard { get; init; }

    /// <summary>Number of the message; null when it could not be read.</summary>
    public int? Nummer { get; init; }

    /// <summary>The gemeente, four digits.</summary>
    public string? Gemeente { get; init; }

    /// <summary>The aanbieder, an AGB code of eight digits.</summary>
    public string? Aanbieder { get; init; }

    /// <summary>Identificatie of the message, given by its sender.</summary>
    public string? Identificatie { get; init; }

    /// <summary>The number that the aanbieder gave the claim, unique for him (TR333).</summary>
    public string? DeclaratieNummer { get; init; }

    /// <summary>TR321; null at level 1.</summary>
    public string? Rule { get; init; }

    /// <summary>9321; null at level 1.</summary>
    public string? RetourCode { get; init; }

    /// <summary>Level of the rule, 1 (schema) to 4.</summary>
    public required int Level { get; init; }

    /// <summary>Name of the class, null at level 1.</summary>
    public string? Class { get; init; }

    /// <summary>Place of the instance in the message, without values.</summary>
    public string? Path { get; init; }

    /// <summary>ReferentieNummer or ReferentieAanbieder of the instance.</summary>
    public string? Referentie { get; init; }

    /// <summary>Number of the allocation, unique per gemeente and domain.</summary>
    public long? ToewijzingNummer { get; init; }

    /// <summary>Category of products (WJ001 of the domain).</summary>
    public string? ProductCategorie { get; init; }

    /// <summary>Code of the product within its category.</summary>
    public string? ProductCode { get; init; }

    /// <summary>First day of the ProductPeriode, or Begindatum.</summary>
    public DateOnly? Begindatum { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly? Einddatum { get; init; }

    /// <summary>Of the agreement on the product; "" when there is none, null when the instance has no product.</summary>
    public string? Perceel { get; init; }

    /// <summary>
    /// 323: signed eurocents that this finding hits: of the line, of all lines of the client, or of the whole claim. A line with two
    /// findings counts in both.
    /// </summary>
    public long? Bedrag { get; init; }

    /// <summary>Which time something with this key is rejected: 1 is the first, 2 the same again. 0 when it has no key.</summary>
    public long Attempt { get; init; }

    /// <summary>JW323, WMO301 …, or null when it could not be read.</summary>
    public string? Name => Standaard is { } s && Nummer is { } n ? BerichtType.Of(s, n).Name : null;
}
