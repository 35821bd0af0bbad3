namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>A start or a stop.</summary>
/// <param name="BerichtId">The 305 or 307.</param>
/// <param name="ReceivedAt">When that arrived, in UTC.</param>
/// <param name="Begindatum">First day of delivery.</param>
/// <param name="RedenBeeindiging">Null for a start.</param>
/// <param name="Einddatum">Last day of delivery; null for a start.</param>
/// <param name="DeletedBy">The message that deleted it, or null while it counts.</param>
public sealed record LeveringEvent(
    Guid BerichtId, DateTimeOffset ReceivedAt, DateOnly Begindatum, string? RedenBeeindiging, DateOnly? Einddatum, Guid? DeletedBy);
