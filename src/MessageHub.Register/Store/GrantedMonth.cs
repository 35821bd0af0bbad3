using MessageHub.Berichten;

namespace MessageHub.Register.Store;

/// <summary>What was granted of one product in one month of delivery.</summary>
/// <param name="Gemeente">CBS code.</param>
/// <param name="Aanbieder">AGB code.</param>
/// <param name="Standaard">The domain.</param>
/// <param name="ProductCode">The product.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Lines">Lines that were granted.</param>
/// <param name="Amount">Whole eurocents, credits taken off.</param>
public sealed record GrantedMonth(
    string Gemeente, string Aanbieder, Standaard Standaard, string ProductCode, DateOnly Month, long Lines, long Amount);
