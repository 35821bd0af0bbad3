namespace MessageHub.Register.Monitoring;

/// <summary>The state of one kind of obligation.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Owner">Who has to act.</param>
/// <param name="MetInTime">Done in time, of those that began in the last twelve months.</param>
/// <param name="MetLate">Done too late, of those that began in the last twelve months.</param>
/// <param name="Open">Not done and not late.</param>
/// <param name="Overdue">Not done and late.</param>
/// <param name="LateThisWeek">Of <paramref name="Open"/>: due on or before the coming Sunday.</param>
/// <param name="Ages">Of open and overdue: how many by age.</param>
public sealed record ObligationCount(
    ObligationKind Kind, ObligationOwner Owner, long MetInTime, long MetLate, long Open, long Overdue, long LateThisWeek, IReadOnlyDictionary<AgeBucket, long> Ages);
