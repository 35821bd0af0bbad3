using MessageHub.Register.Database;

namespace MessageHub.Register.Talks;

/// <summary>A talk with an aanbieder that was held.</summary>
/// <param name="Number">Its own number; 0 when it is not stored yet.</param>
/// <param name="Agb">The aanbieder.</param>
/// <param name="Rights">Who may see all of these may see it.</param>
/// <param name="HeldOn">When.</param>
/// <param name="NextOn">When the next one is, if that was agreed.</param>
/// <param name="Note">What was talked about.</param>
/// <param name="MadeBy">Who wrote it down.</param>
/// <param name="MadeAt">When that was.</param>
public sealed record Talk(
    long Number, string Agb, IReadOnlyList<GemeenteRight> Rights, DateOnly HeldOn, DateOnly? NextOn, string Note, string MadeBy,
    DateTimeOffset MadeAt);
