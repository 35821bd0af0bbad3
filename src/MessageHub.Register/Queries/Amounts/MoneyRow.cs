namespace MessageHub.Register.Queries.Amounts;

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
    /// <summary>Rows added up.</summary>
    public static MoneyRow Sum(DateOnly month, string key, IEnumerable<MoneyRow> rows) => rows.Aggregate(
        new MoneyRow(month, key, 0, 0, 0, 0),
        (sum, r) => new(month, key, sum.Lines + r.Lines, sum.Submitted + r.Submitted, sum.Granted + r.Granted, sum.Credited + r.Credited));

    /// <summary>Debits that were rejected.</summary>
    public long Rejected => Submitted - Granted;

    /// <summary>Granted, credits taken off.</summary>
    public long Net => Granted - Credited;
}
