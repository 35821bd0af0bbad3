namespace MessageHub.Register.Queries.Rejections;

/// <summary>
/// Counts of judged messages. By return code they are those that have a finding with it, a line with two codes counts under both, and
/// there is no first-time-right. By perceel only claims and their lines are counted, a claim under each perceel of its lines.
/// </summary>
/// <param name="Key">What these have in common, see <see cref="CountBy"/>; "" when it could not be read or there is none.</param>
/// <param name="Messages">Judged messages: accepted, partly, rejected and refused. What is held is not counted.</param>
/// <param name="Accepted">Messages without any remark.</param>
/// <param name="Partly">Claims of which some lines were granted.</param>
/// <param name="Rejected">Messages rejected at levels 2 to 4.</param>
/// <param name="Refused">Messages refused at level 1.</param>
/// <param name="Lines">Prestaties in the claims; by return code the findings.</param>
/// <param name="LinesRejected">Prestaties that were not granted; by return code the findings.</param>
/// <param name="SubmittedCents">Signed eurocents.</param>
/// <param name="RejectedCents">Signed eurocents that were not granted.</param>
public sealed record CountRow(
    string Key, long Messages, long Accepted, long Partly, long Rejected, long Refused, long Lines, long LinesRejected, long SubmittedCents,
    long RejectedCents)
{
    /// <summary>Rows added up.</summary>
    public static CountRow Sum(string key, IEnumerable<CountRow> rows) => rows.Aggregate(
        new CountRow(key, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        (sum, r) => new(
            key,
            sum.Messages + r.Messages,
            sum.Accepted + r.Accepted,
            sum.Partly + r.Partly,
            sum.Rejected + r.Rejected,
            sum.Refused + r.Refused,
            sum.Lines + r.Lines,
            sum.LinesRejected + r.LinesRejected,
            sum.SubmittedCents + r.SubmittedCents,
            sum.RejectedCents + r.RejectedCents));

    /// <summary>Share of the messages that was right the first time, 0 to 100 with one decimal; null when none was judged.</summary>
    public decimal? FirstTimeRight => Messages == 0 ? null : Math.Round(100m * Accepted / Messages, 1, MidpointRounding.AwayFromZero);

    /// <summary>Share of the claimed lines that was granted, 0 to 100 with one decimal; null without lines.</summary>
    public decimal? LinesRight => Lines == 0 ? null : Math.Round(100m * (Lines - LinesRejected) / Lines, 1, MidpointRounding.AwayFromZero);
}
