namespace MessageHub.Register.Monitoring;

/// <summary>
/// Amounts of one month; whole eurocents, none negative but the net. A claim that was rejected as a whole and sent again counts under
/// submitted and rejected each time.
/// </summary>
/// <param name="Month">Its first day.</param>
/// <param name="Key">See <see cref="MoneyBy"/>.</param>
/// <param name="Lines">Claimed lines.</param>
/// <param name="Submitted">Debits that were claimed.</param>
/// <param name="Granted">Debits that were granted.</param>
/// <param name="Credited">Credits that were granted.</param>
public sealed record MoneyRow(DateOnly Month, string Key, long Lines, long Submitted, long Granted, long Credited)
{
    /// <summary>Debits that were rejected.</summary>
    public long Rejected => Submitted - Granted;

    /// <summary>Granted, credits taken off.</summary>
    public long Net => Granted - Credited;
}
