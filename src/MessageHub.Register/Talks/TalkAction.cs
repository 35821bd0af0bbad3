using MessageHub.Register.Database;

namespace MessageHub.Register.Talks;

/// <summary>What somebody is to do, as agreed with an aanbieder.</summary>
/// <param name="Number">Its own number; 0 when it is not stored yet.</param>
/// <param name="Agb">The aanbieder.</param>
/// <param name="Rights">Who may see all of these may see it.</param>
/// <param name="What">What is to be done.</param>
/// <param name="Who">Who is to do it.</param>
/// <param name="DueOn">By when.</param>
/// <param name="MadeBy">Who wrote it down.</param>
/// <param name="MadeAt">When that was.</param>
/// <param name="DoneBy">Who said that it was done; null when it is open.</param>
/// <param name="DoneAt">When that was.</param>
public sealed record TalkAction(
    long Number, string Agb, IReadOnlyList<GemeenteRight> Rights, string What, string Who, DateOnly DueOn, string MadeBy,
    DateTimeOffset MadeAt, string? DoneBy = null, DateTimeOffset? DoneAt = null);
