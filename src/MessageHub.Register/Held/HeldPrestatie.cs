namespace MessageHub.Register.Held;

/// <summary>What a held line claims.</summary>
/// <param name="Number">Its <see cref="HeldLine.Number"/>.</param>
/// <param name="ReferentieNummer">Its reference.</param>
/// <param name="ToewijzingNummer">Its allocation.</param>
/// <param name="ProductCategorie">Its category.</param>
/// <param name="ProductCode">Its product.</param>
/// <param name="Begindatum">First day of the ProductPeriode: the day that selects the agreement.</param>
/// <param name="Einddatum">Last day of the ProductPeriode.</param>
/// <param name="GeleverdVolume">Whole units.</param>
/// <param name="Eenheid">Unit.</param>
/// <param name="ProductTarief">Whole eurocents, or null.</param>
/// <param name="Bedrag">Signed eurocents.</param>
public sealed record HeldPrestatie(
    int Number,
    string ReferentieNummer,
    long ToewijzingNummer,
    string ProductCategorie,
    string ProductCode,
    DateOnly Begindatum,
    DateOnly Einddatum,
    long GeleverdVolume,
    string Eenheid,
    long? ProductTarief,
    long Bedrag);
