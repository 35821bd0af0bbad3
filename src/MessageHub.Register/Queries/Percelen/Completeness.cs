using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>
/// How much of what may be expected is in the figures of a month: the aanbieders that have care running, or that claimed in one of the
/// three months before, against those whose claim was settled.
/// </summary>
/// <param name="Month">Its first day.</param>
/// <param name="Expected">Exchanges (gemeente, aanbieder, domain) of which a claim may be expected.</param>
/// <param name="Settled">Those of them whose claim was settled by the reference date.</param>
/// <param name="ExpectedEuros">What the expected had granted in the month before, in eurocents.</param>
/// <param name="SettledEuros">What the settled ones of them had.</param>
public sealed record Completeness(DateOnly Month, long Expected, long Settled, long ExpectedEuros, long SettledEuros)
{
    /// <summary>Below this part of a hundred a month is provisional.</summary>
    public const int Complete = 95;

    /// <summary>So many months back a claim is a sign that there will be another.</summary>
    public const int MonthsBack = 3;

    /// <summary>Figures of the month will still change much; a month of which nothing is expected is complete.</summary>
    public bool IsProvisional => Settled * 100 < Expected * Complete;

    /// <param name="month">The month.</param>
    /// <param name="running">Exchanges with care that was started, with its first and last day.</param>
    /// <param name="claims">Settled claims by exchange and month, from three months before.</param>
    /// <param name="euros">What was granted by exchange and month, from the month before.</param>
    public static Completeness Of(
        DateOnly month,
        IReadOnlyList<(Exchange Exchange, DateOnly First, DateOnly Last)> running,
        IReadOnlySet<(Exchange Exchange, DateOnly Month)> claims,
        IReadOnlyDictionary<(Exchange Exchange, DateOnly Month), long> euros)
    {
        var lastDay = month.AddMonths(1).AddDays(-1);
        var started = running.Where(r => r.First <= lastDay && r.Last >= month).Select(r => r.Exchange);
        var before = claims.Where(c => c.Month < month && c.Month >= month.AddMonths(-MonthsBack)).Select(c => c.Exchange);
        var expected = started.Concat(before).ToHashSet();
        var settled = expected.Where(e => claims.Contains((e, month))).ToList();
        long EurosOf(IEnumerable<Exchange> exchanges) => exchanges.Sum(e => euros.GetValueOrDefault((e, month.AddMonths(-1))));
        return new(month, expected.Count, settled.Count, EurosOf(expected), EurosOf(settled));
    }

    /// <summary>Who claims from whom.</summary>
    public readonly record struct Exchange(Standaard Standaard, string Gemeente, string Aanbieder);
}
