namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>Use of an allocation in one month of delivery. All amounts are in <see cref="ToewijzingUsage.Unit"/>.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Used">Granted and not credited, of ProductPeriodes in this month.</param>
/// <param name="Held">Held for a person.</param>
/// <param name="Limit">The most this month may hold (TR321), or null when only the total is limited.</param>
/// <param name="UsedSoFar">Used in this month and all before it.</param>
/// <param name="AssignedSoFar">
/// What was assigned up to the end of this month, to hold the use against: by the same arithmetic as the limits; a total or a budget is
/// spread evenly over the days of the term. Never more than <see cref="ToewijzingUsage.Assigned"/>.
/// </param>
public sealed record UsageMonth(DateOnly Month, long Used, long Held, long? Limit, long UsedSoFar, long AssignedSoFar);
