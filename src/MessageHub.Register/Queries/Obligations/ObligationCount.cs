namespace MessageHub.Register.Queries.Obligations;

/// <summary>The state of one kind of obligation.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Owner">Who has to act.</param>
/// <param name="MetInTime">Done in time, in the last thirteen weeks.</param>
/// <param name="MetLate">Done too late, in the last thirteen weeks.</param>
/// <param name="Open">Not done and not late.</param>
/// <param name="Overdue">Not done and late.</param>
/// <param name="OverdueLately">Of <paramref name="Overdue"/>: began in the last thirteen weeks.</param>
/// <param name="LateThisWeek">Of <paramref name="Open"/>: due today or within the next five working days.</param>
/// <param name="Ages">Of open and overdue: how many by age.</param>
public sealed record ObligationCount(
    ObligationKind Kind,
    ObligationOwner Owner,
    long MetInTime,
    long MetLate,
    long Open,
    long Overdue,
    long OverdueLately,
    long LateThisWeek,
    IReadOnlyDictionary<AgeBucket, long> Ages)
{
    /// <summary>Of what was to be done in the last thirteen weeks and is done or late.</summary>
    public long Due => MetInTime + MetLate + OverdueLately;
}
