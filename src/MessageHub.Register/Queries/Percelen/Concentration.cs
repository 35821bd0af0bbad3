namespace MessageHub.Register.Queries.Percelen;

/// <summary>How much of the euros goes to the largest organisations. Whole eurocents.</summary>
/// <param name="Top3">Of the three largest together.</param>
/// <param name="Top10">Of the ten largest together.</param>
/// <param name="Turnover">Of all with a net above zero: what shares are shares of.</param>
/// <param name="IsMeant">False where shares would say nothing: too few organisations or clients, or a perceel for which they were switched
/// off.</param>
public sealed record Concentration(long Top3, long Top10, long Turnover, bool IsMeant)
{
    /// <param name="nets">The net of each organisation.</param>
    /// <param name="isMeant">See <see cref="IsMeant"/>.</param>
    public static Concentration Of(IEnumerable<long> nets, bool isMeant)
    {
        var positive = nets.Where(n => n > 0).OrderDescending().ToList();
        return new(positive.Take(3).Sum(), positive.Take(10).Sum(), positive.Sum(), isMeant);
    }
}
