using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Rejections;

/// <summary>The same thing offered and rejected more than once. Holds nothing of a person.</summary>
/// <param name="Standaard">The domain.</param>
/// <param name="Gemeente">CBS code.</param>
/// <param name="Aanbieder">AGB code.</param>
/// <param name="Nummer">Message number.</param>
/// <param name="ToewijzingNummer">The allocation it is about, if any.</param>
/// <param name="ProductCode">Its product, if any.</param>
/// <param name="Begindatum">First day of the ProductPeriode or of the delivery, if any.</param>
/// <param name="Referentie">Reference of the last one.</param>
/// <param name="Times">In how many messages it was rejected.</param>
/// <param name="RetourCodes">The return codes of all times, in order.</param>
/// <param name="LastBerichtId">The last message that was rejected for it.</param>
/// <param name="LastAt">When that arrived, in UTC.</param>
/// <param name="Bedrag">Signed eurocents of the last one, of a claimed line.</param>
public sealed record RepeatedRejection(
    Standaard Standaard,
    string Gemeente,
    string Aanbieder,
    int Nummer,
    long? ToewijzingNummer,
    string? ProductCode,
    DateOnly? Begindatum,
    string? Referentie,
    long Times,
    IReadOnlyList<string> RetourCodes,
    Guid LastBerichtId,
    DateTimeOffset LastAt,
    long? Bedrag);
