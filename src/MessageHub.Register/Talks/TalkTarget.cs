using MessageHub.Register.Database;

namespace MessageHub.Register.Talks;

/// <summary>
/// What an aanbieder is to reach of one figure, from the value that it had when this was agreed. That value never changes, whatever
/// becomes known later. Values are in hundredths.
/// </summary>
/// <param name="Number">Its own number; 0 when it is not stored yet.</param>
/// <param name="Agb">The aanbieder.</param>
/// <param name="Rights">Who may see all of these may see it.</param>
/// <param name="Indicator">The figure.</param>
/// <param name="Baseline">What it was.</param>
/// <param name="BaselineOn">As known on this day.</param>
/// <param name="BaselineFrom">The first month that it was about.</param>
/// <param name="BaselineUntil">The last month that it was about.</param>
/// <param name="Target">What it is to be.</param>
/// <param name="DueOn">By when.</param>
/// <param name="MadeBy">Who wrote it down.</param>
/// <param name="MadeAt">When that was.</param>
/// <param name="DoneBy">Who closed it; null when it is open.</param>
/// <param name="DoneAt">When that was.</param>
public sealed record TalkTarget(
    long Number, string Agb, IReadOnlyList<GemeenteRight> Rights, string Indicator, long Baseline, DateOnly BaselineOn,
    DateOnly BaselineFrom, DateOnly BaselineUntil, long Target, DateOnly DueOn, string MadeBy, DateTimeOffset MadeAt,
    string? DoneBy = null, DateTimeOffset? DoneAt = null);
